"""Reasons to revoke a permit (pembatalan), each with its article. The letter prints the Indonesian words.

A permit that ends by itself, because its last day has passed, is not revoked. UU 6/2011 Ps 53 is about the limited
stay permit, Ps 62 about the permanent one; P-13 is the general rule for decisions that were not in order.
"""

from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.types import Reason

_IMMIGRATION = "Undang-Undang Nomor 6 Tahun 2011 tentang Keimigrasian"
_ADMINISTRATION = "Undang-Undang Nomor 30 Tahun 2014 tentang Administrasi Pemerintahan"

REVOCATIONS = (
    Reason(
        "P-01",
        "revoke",
        _("The permit was obtained with false data or documents."),
        _("You may object in writing and show that they are true."),
        "Izin Tinggal diperoleh dengan surat, data, atau keterangan yang tidak benar.",
        "Keberatan dapat diajukan secara tertulis dengan bukti kebenaran surat, data, atau keterangan tersebut.",
        f"Pasal 123 huruf a jo. Pasal 75 ayat (2) {_IMMIGRATION}",
    ),
    Reason(
        "P-02",
        "revoke",
        _("What the holder does here is not what the permit was given for."),
        _("Stop it at once. You may object, or apply for the permit that fits what you do."),
        "Kegiatan pemegang tidak sesuai dengan maksud dan tujuan pemberian Izin Tinggal.",
        "Hentikan kegiatan tersebut; ajukan keberatan, atau permohonan Izin Tinggal yang sesuai dengan kegiatan.",
        f"Pasal 122 huruf a jo. Pasal 75 ayat (2) {_IMMIGRATION}",
    ),
    Reason(
        "P-03",
        "revoke",
        _("The sponsor no longer vouches for the holder, or does not exist any more."),
        _("Go to your immigration office with a new sponsor before the day by which you must leave."),
        "Penjamin tidak lagi menjamin pemegang Izin Tinggal atau sudah tidak ada.",
        "Menghadap Kantor Imigrasi bersama Penjamin baru sebelum batas waktu meninggalkan Wilayah Indonesia.",
        f"Pasal 63 {_IMMIGRATION} jo. Permenkumham Nomor 36 Tahun 2021",
    ),
    Reason(
        "P-04",
        "revoke",
        _("The holder has left Indonesia and does not mean to come back."),
        _("Apply for a new visa if you want to return."),
        "Pemegang telah meninggalkan Wilayah Indonesia dan tidak bermaksud masuk lagi.",
        "Ajukan permohonan visa baru apabila hendak kembali ke Wilayah Indonesia.",
        f"Pasal 53 huruf a dan Pasal 62 ayat (1) {_IMMIGRATION}",
    ),
    Reason(
        "P-05",
        "revoke",
        _("The holder did not come back before the re-entry permit ended, or was abroad for more than a year."),
        _("Show your stamps of travel if this is not true. Otherwise apply for a new visa."),
        "Pemegang tidak kembali sampai Izin Masuk Kembali berakhir, atau berada di luar Wilayah Indonesia lebih dari "
        "1 (satu) tahun.",
        "Tunjukkan cap perjalanan apabila hal ini tidak benar; selain itu ajukan permohonan visa baru.",
        f"Pasal 53 huruf b dan Pasal 62 ayat (1) {_IMMIGRATION}",
    ),
    Reason(
        "P-06",
        "revoke",
        _("The holder has become an Indonesian citizen."),
        _("You need no permit any more. Hand the permit in at your immigration office."),
        "Pemegang telah memperoleh kewarganegaraan Republik Indonesia.",
        "Izin Tinggal tidak diperlukan lagi; serahkan Izin Tinggal kepada Kantor Imigrasi.",
        f"Pasal 53 huruf c dan Pasal 62 ayat (1) {_IMMIGRATION}",
    ),
    Reason(
        "P-07",
        "revoke",
        _("The holder has been given another permit in its place."),
        _("Use your new permit. You need to do nothing else."),
        "Pemegang telah memperoleh Izin Tinggal lain sebagai penggantinya.",
        "Gunakan Izin Tinggal yang baru; tidak ada hal lain yang perlu dilakukan.",
        f"Pasal 53 huruf e {_IMMIGRATION}",
    ),
    Reason(
        "P-08",
        "revoke",
        _("An immigration measure was taken against the holder, such as deportation."),
        _("You may object to the measure in writing to the Minister."),
        "Pemegang dikenai Tindakan Administratif Keimigrasian, termasuk Deportasi.",
        "Keberatan atas Tindakan Administratif Keimigrasian dapat diajukan secara tertulis kepada Menteri.",
        f"Pasal 53 huruf g jo. Pasal 75 dan Pasal 77 {_IMMIGRATION}",
    ),
    Reason(
        "P-09",
        "revoke",
        _("The holder has committed a crime against the state or is a danger to its security."),
        _("You may object in writing and show counter-evidence."),
        "Pemegang terbukti melakukan tindak pidana terhadap negara atau kegiatan yang membahayakan keamanan negara.",
        "Keberatan dapat diajukan secara tertulis dengan bukti yang membantahnya.",
        f"Pasal 62 ayat (2) jo. Pasal 75 {_IMMIGRATION}",
    ),
    Reason(
        "P-10",
        "revoke",
        _("The holder employed foreign workers without a work permit."),
        _("You may object in writing and show the work permits."),
        "Pemegang mempekerjakan tenaga kerja asing tanpa izin kerja.",
        "Keberatan dapat diajukan secara tertulis dengan menunjukkan izin kerja tenaga kerja asing tersebut.",
        f"Pasal 62 ayat (2) {_IMMIGRATION}",
    ),
    Reason(
        "P-11",
        "revoke",
        _("The marriage to an Indonesian citizen, on which the permit rests, has ended before ten years."),
        _("If the marriage lasted ten years or more, show the certificates. Otherwise apply for another permit."),
        "Perkawinan dengan warga negara Indonesia yang menjadi dasar Izin Tinggal telah putus sebelum 10 (sepuluh) "
        "tahun.",
        "Tunjukkan akta apabila perkawinan berlangsung 10 (sepuluh) tahun atau lebih; selain itu ajukan permohonan "
        "Izin Tinggal lain.",
        f"Pasal 62 ayat (2) {_IMMIGRATION}",
    ),
    Reason(
        "P-12",
        "revoke",
        _("The holder has died."),
        _("The family may ask the immigration office to put this right if it is a mistake."),
        "Pemegang telah meninggal dunia.",
        "Keluarga dapat meminta Kantor Imigrasi memperbaiki data apabila terdapat kekeliruan.",
        f"Pasal 53 huruf h dan Pasal 62 ayat (1) {_IMMIGRATION}",
    ),
    Reason(
        "P-13",
        "revoke",
        _("The permit was given by a mistake of the office: it had no power, or rules or facts were mistaken."),
        _("Ask your immigration office how it puts this right. You may object in writing."),
        "Keputusan pemberian Izin Tinggal mengandung cacat wewenang, prosedur, dan/atau substansi.",
        "Mintakan penjelasan penyelesaiannya pada Kantor Imigrasi; keberatan dapat diajukan secara tertulis.",
        f"Pasal 66 {_ADMINISTRATION}",
    ),
)
