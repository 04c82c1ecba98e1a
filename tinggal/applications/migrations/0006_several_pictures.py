"""Pictures that wait to be joined into one document."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("applications", "0005_authority_conditions_conflicts")]

    operations = [
        migrations.CreateModel(
            name="Sheet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=60)),
                ("number", models.PositiveSmallIntegerField()),
                ("name", models.CharField(max_length=200)),
                ("content_type", models.CharField(max_length=60)),
                ("size", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("origin", models.JSONField(blank=True, default=dict)),
                ("notes", models.JSONField(blank=True, default=list)),
                ("scanned_with", models.CharField(blank=True, max_length=120)),
                ("stored", models.CharField(max_length=120)),
                ("wrapped_key", models.BinaryField()),
                ("original_stored", models.CharField(max_length=120)),
                ("original_wrapped_key", models.BinaryField()),
                ("small_stored", models.CharField(max_length=120)),
                ("small_wrapped_key", models.BinaryField()),
                ("added_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sheets",
                        to="applications.application",
                    ),
                ),
            ],
            options={
                "ordering": ["number", "pk"],
                "indexes": [models.Index(fields=["added_at"], name="oldest_sheets")],
                "constraints": [
                    models.UniqueConstraint(fields=("application", "code", "sha256"), name="a_picture_waits_once")
                ],
            },
        ),
        migrations.RemoveConstraint("upload", "one_open_upload_of_a_file"),
        migrations.AddField("upload", "as_sheet", models.BooleanField(default=False)),
        migrations.AddField(
            "upload",
            "sheet",
            models.OneToOneField(
                blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, to="applications.sheet"
            ),
        ),
        migrations.AddConstraint(
            "upload",
            models.UniqueConstraint(
                condition=models.Q(("document", None)),
                fields=("application", "code", "sha256", "as_sheet"),
                name="one_open_upload_of_a_file",
            ),
        ),
    ]
