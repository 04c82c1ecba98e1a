"""Faces are compared one by one; the bands of signs that found them are gone."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("signals", "0001_marks_signals_patterns")]

    operations = [
        migrations.RemoveIndex(model_name="faceprint", name="faces_alike"),
        migrations.RemoveField(model_name="faceprint", name="bands"),
    ]
