"""Keeps what came of laying two pages over each other."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('applications', '0006_several_pictures'),
        ('signals', '0002_faces_without_bands'),
    ]

    operations = [
        migrations.CreateModel(
            name='Overlay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('same', models.FloatField()),
                ('version', models.PositiveSmallIntegerField()),
                ('one', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='applications.document')),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='overlays', to='applications.document')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('one', 'other'), name='two_pages_are_laid_over_once')],
            },
        ),
    ]
