"""What was read is encrypted; early looks; registers that were silent are asked again."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from tinggal.verification.sealed import opened, sealed


def encrypt(apps: Any, schema: Any) -> None:
    rows = apps.get_model("verification", "DocumentFacts").objects.exclude(facts=None)
    for row in rows.iterator():
        closed = sealed(row.facts)
        rows.filter(pk=row.pk).update(ciphertext=closed.ciphertext, wrapped_key=closed.wrapped_key)


def decrypt(apps: Any, schema: Any) -> None:
    rows = apps.get_model("verification", "DocumentFacts").objects.exclude(ciphertext=None)
    for row in rows.iterator():
        rows.filter(pk=row.pk).update(facts=opened(bytes(row.ciphertext), bytes(row.wrapped_key)))


class Migration(migrations.Migration):
    dependencies = [
        ("applications", "0002_origin_looks_pages_and_pieces"),
        ("verification", "0002_facts_boxes_and_months"),
    ]

    operations = [
        migrations.AddField("documentfacts", "ciphertext", models.BinaryField(null=True)),
        migrations.AddField("documentfacts", "wrapped_key", models.BinaryField(default=b"")),
        migrations.RunPython(encrypt, decrypt),
        migrations.RemoveField("documentfacts", "facts"),
        migrations.CreateModel(
            name="EarlyLook",
            fields=[
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="early_look",
                        serialize=False,
                        to="applications.document",
                    ),
                ),
                ("seen", models.CharField(blank=True, max_length=64)),
                ("page", models.JSONField(blank=True, null=True)),
                ("ciphertext", models.BinaryField(default=b"")),
                ("wrapped_key", models.BinaryField(default=b"")),
                ("begun_at", models.DateTimeField(blank=True, null=True)),
                ("looked_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.AddField("finding", "ask_again_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("finding", "asked_again", models.PositiveSmallIntegerField(default=0)),
        migrations.AddIndex(
            "finding",
            models.Index(
                condition=models.Q(("ask_again_at__isnull", False)), fields=["ask_again_at"], name="to_be_asked_again"
            ),
        ),
    ]
