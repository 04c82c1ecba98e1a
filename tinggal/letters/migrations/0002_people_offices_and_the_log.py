"""Who signs and receives, and where a letter stands in the log."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('letters', '0001_initial'),
        ('transparency', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='writing',
            name='entry',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='writing', to='transparency.entry'),
        ),
        migrations.AddField(
            model_name='unsigned',
            name='writing',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='unsigned', to='letters.writing'),
        ),
        migrations.AddField(
            model_name='letter',
            name='writing',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='letter', to='letters.writing'),
        ),
        migrations.AddIndex(
            model_name='dispatch',
            index=models.Index(fields=['office', '-sent_at'], name='inbox_of_an_office'),
        ),
        migrations.AddIndex(
            model_name='dispatch',
            index=models.Index(condition=models.Q(('alarmed_at', None), ('received_at', None), ('redirected_at', None)), fields=['sent_at'], name='letters_nobody_received'),
        ),
        migrations.AddConstraint(
            model_name='dispatch',
            constraint=models.UniqueConstraint(fields=('letter', 'office'), name='a_letter_is_sent_to_an_office_once'),
        ),
        migrations.AddConstraint(
            model_name='dispatch',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('received_at', None), ('received_by', None)), models.Q(models.Q(('received_at', None), _negated=True), models.Q(('received_by', None), _negated=True)), _connector='OR'), name='a_receipt_names_who_received'),
        ),
        migrations.AddConstraint(
            model_name='writing',
            constraint=models.UniqueConstraint(fields=('cause', 'kind'), name='an_event_causes_a_kind_of_letter_once'),
        ),
        migrations.AddIndex(
            model_name='letter',
            index=models.Index(condition=models.Q(('vouched', False)), fields=['filed_at'], name='letters_nobody_vouches_for'),
        ),
        migrations.AddIndex(
            model_name='letter',
            index=models.Index(fields=['application', 'kind'], name='letters_of_an_application'),
        ),
        migrations.AddConstraint(
            model_name='letter',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['approval', 'refusal', 'permit', 'revocation', 'correction', 'receipt', 'return', 'invitation', 'objection'])), name='a_letter_is_of_a_known_kind'),
        ),
        migrations.AddConstraint(
            model_name='letter',
            constraint=models.UniqueConstraint(condition=models.Q(('kind__in', ['approval', 'refusal'])), fields=('application',), name='one_deciding_letter'),
        ),
        migrations.AddConstraint(
            model_name='letter',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('ended_by', None)), models.Q(models.Q(('ended_by', None), _negated=True), models.Q(('ended_at', None), _negated=True)), _connector='OR'), name='an_ended_letter_names_its_end'),
        ),
    ]
