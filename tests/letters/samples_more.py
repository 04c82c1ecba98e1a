"""Letters of the other kinds to try things on, ordinary and long, and people whose names have their own script."""

from dataclasses import replace
from datetime import date

from tests.letters.samples import APPROVAL, KANIM, LONG, REFUSAL, WRITTEN, made_ground
from tinggal.letters.content import (
    Answer,
    Change,
    Charge,
    Content,
    Correction,
    Invitation,
    Objection,
    PermitCard,
    Receipt,
    Return,
    Revocation,
)
from tinggal.letters.content_parts import Earlier, Holder, Letterhead, Pair, Signatory
from tinggal.letters.wording import BRING, LETTERS, PURPOSES

PROOF = "c2sp.org/tlog-proof@v1\n" + "index 4711\n" * 30
SEAL = bytes(range(210))
RESTS_ON = Earlier(
    kind="approval", called=LETTERS["approval"], number="IMI.2-GR.01.04-000123 TAHUN 2026", dated=date(2026, 11, 22)
)
OF_THE_KANIM = replace(
    WRITTEN,
    desk="kanim",
    letterhead=Letterhead(
        lines=(*WRITTEN.letterhead.lines, "Kantor Wilayah Direktorat Jenderal Imigrasi DKI Jakarta"),
        office=KANIM,
        address="Jl. Warung Buncit Raya No. 207, Jakarta Selatan 12760",
        contact="Telepon: (021) 7996334, Laman: jakartaselatan.imigrasi.go.id",
    ),
    number="K3102.IT-GR.01.04-000057 TAHUN 2026",
    place="Jakarta Selatan",
    to=("PT Cahaya Samudra Teknologi selaku Penjamin a.n. Anna Katharina Müller",),
    signatory=Signatory(title=Pair(f"Kepala {KANIM}", f"head of {KANIM}")),
    passages=(),
    copies=(),
    urgency="Biasa",
)
OFFICER = Signatory(
    on_behalf=f"a.n. Kepala {KANIM}", title=Pair("Pejabat Imigrasi", "immigration officer"), name="I Kadek Ari Sudana"
)
PERMIT = PermitCard(
    written=replace(OF_THE_KANIM, subject="Izin Tinggal Terbatas"),
    title="e-ITAS",
    permit=APPROVAL.permit,
    rests_on=RESTS_ON,
)
REVOCATION = Revocation(
    written=replace(
        WRITTEN,
        number="IMI.2-GR.01.04-000391 TAHUN 2027",
        dated=date(2027, 3, 8),
        to=OF_THE_KANIM.to,
        subject="Pembatalan Izin Tinggal Terbatas (ITAS)",
        passages=(),
        copies=(*WRITTEN.copies[:2], f"Kepala {KANIM}."),
    ),
    ended=RESTS_ON,
    ends=APPROVAL.permit,
    grounds=(
        replace(
            made_ground(3),
            code="P-03",
            words=Pair(
                "Penjamin tidak lagi menjamin pemegang Izin Tinggal atau sudah tidak ada.",
                "The sponsor no longer vouches for the holder, or does not exist any more.",
            ),
            law="Pasal 63 Undang-Undang Nomor 6 Tahun 2011 tentang Keimigrasian",
        ),
    ),
    explanation="Penjamin menyampaikan pencabutan penjaminan pada tanggal 1 Maret 2027.",
    effective=date(2027, 3, 8),
    object_to="Direktur Izin Tinggal Keimigrasian",
    object_until=date(2027, 4, 9),
)
CORRECTION = Correction(
    written=replace(
        WRITTEN, number="IMI.2-GR.01.04-000150 TAHUN 2026", subject=f"Ralat atas surat nomor {RESTS_ON.number}"
    ),
    corrected=RESTS_ON,
    changes=(
        Change(
            place="written.holder.name",
            called=Pair("Nama", "Name"),
            was=Pair("Anna Katarina Muller", "Anna Katarina Muller"),
            should=Pair("Anna Katharina Müller", "Anna Katharina Müller"),
        ),
        Change(
            place="written.holder.born_on",
            called=Pair("Tanggal lahir", "Date of birth"),
            was=Pair("4 Maret 1988", "4 March 1988"),
            should=Pair("14 Maret 1988", "14 March 1988"),
        ),
    ),
    permit=APPROVAL.permit,
)
RECEIPT = Receipt(
    written=replace(
        OF_THE_KANIM, number="K3102.TTP-GR.01.04-000912 TAHUN 2026", subject="Tanda terima pembayaran PNBP"
    ),
    bill="820261122465628",
    ntpn="8F3A21C0D9E47B65",
    method="Rekening virtual",
    paid_on=date(2026, 11, 2),
    paid_at="10.15 WIB",
    charges=(
        Charge(
            words=Pair("Izin Tinggal Terbatas 1 (satu) tahun", "Limited stay permit, 1 year"),
            amount=1_500_000,
            law="PP Nomor 45 Tahun 2024",
        ),
        Charge(words=Pair("Izin Masuk Kembali", "Re-entry permit"), amount=1_000_000, law="PP Nomor 45 Tahun 2024"),
    ),
    total=2_500_000,
    spelled="dua juta lima ratus ribu rupiah",
)
RETURN = Return(
    written=replace(
        OF_THE_KANIM,
        number="K3102.KBL-GR.01.04-000023 TAHUN 2026",
        subject="Pengembalian berkas permohonan Izin Tinggal Terbatas tenaga kerja asing untuk dilengkapi",
        signatory=OFFICER,
        urgency="Segera",
    ),
    grounds=REFUSAL.grounds,
    explanation="Pada surat penjaminan belum terdapat meterai.",
    days=14,
    until=date(2026, 12, 10),
)
INVITATION = Invitation(
    written=replace(
        OF_THE_KANIM,
        number="K3102.UND-GR.01.04-000204 TAHUN 2026",
        subject=f"Undangan {PURPOSES['both'].id}",
        signatory=OFFICER,
        urgency="Segera",
    ),
    purpose=PURPOSES["both"],
    office=KANIM,
    address=OF_THE_KANIM.letterhead.address,
    room="Lantai 2, Loket 7",
    on=date(2026, 11, 26),
    at="09.00 WIB",
    bring=BRING,
)
OBJECTION = Objection(
    written=replace(OF_THE_KANIM, number="K3102.TTK-GR.01.04-000003 TAHUN 2026", subject="Tanda terima keberatan"),
    against=replace(RESTS_ON, kind="refusal", called=LETTERS["refusal"]),
    received_on=date(2026, 11, 30),
    objector="Anna Katharina Müller",
    enclosed=("Surat keberatan (2 halaman)", "Rekening koran bulan Oktober 2026"),
    days=10,
    answer_by=date(2026, 12, 14),
)
KANWIL = "Kantor Wilayah Direktorat Jenderal Imigrasi DKI Jakarta"
ANSWER = Answer(
    form="dismissed",
    written=replace(
        WRITTEN,
        desk="kanwil",
        letterhead=replace(OF_THE_KANIM.letterhead, lines=WRITTEN.letterhead.lines, office=KANWIL),
        number="W31.JKB-GR.01.04-000002 TAHUN 2026",
        dated=date(2026, 12, 8),
        to=OF_THE_KANIM.to,
        subject="Jawaban keberatan atas surat nomor K3102-GR.01.04-000123 TAHUN 2026",
        signatory=replace(OFFICER, on_behalf=f"a.n. Kepala {KANWIL}", name="I Wayan Sudira"),
        passages=(),
        copies=("Direktur Izin Tinggal Keimigrasian (sebagai laporan);", f"Kepala {KANIM}."),
    ),
    against=replace(OBJECTION.against, number="K3102-GR.01.04-000123 TAHUN 2026"),
    received_on=OBJECTION.received_on,
    answer_by=OBJECTION.answer_by,
    points=(
        "Rekening koran menunjukkan saldo pada bulan Oktober 2026, bukan pada saat permohonan diajukan.",
        "Surat penjaminan yang dilampirkan pada keberatan ditandatangani setelah keputusan ditetapkan.",
    ),
    decides="",
    days=10,
    appeal_until=date(2026, 12, 22),
)
UPHELD = replace(
    ANSWER,
    form="upheld",
    points=("Bukti penjaminan telah dilampirkan sejak awal dan masih berlaku.",),
    decides=f"Kepala {KANIM}",
    appeal_until=None,
)
UNANSWERED = replace(
    UPHELD,
    form="unanswered",
    written=replace(OF_THE_KANIM, number="K3102.JKB-GR.01.04-000001 TAHUN 2026", subject=ANSWER.written.subject),
    points=(),
)
OTHERS: tuple[Content, ...] = (PERMIT, REVOCATION, CORRECTION, RECEIPT, RETURN, INVITATION, OBJECTION, ANSWER)
USUAL: dict[str, Content] = {letter.kind: letter for letter in (APPROVAL, REFUSAL, *OTHERS)}


def told(content: Content, *, holder: Holder | None = None, language: str = "") -> Content:
    """The same letter about somebody else, or with a page in another language."""
    return replace(
        content, written=replace(content.written, holder=holder or content.written.holder, language=language)
    )


def lengthened(content: Content) -> Content:
    """The same letter with the longest names and addresses, and with forty lines of reasons where it gives reasons."""
    written = replace(
        content.written, holder=LONG.holder, sponsor=LONG.sponsor, to=(f"{LONG.sponsor.name} selaku Penjamin",)
    )
    if isinstance(content, Revocation | Return):
        grounds = tuple(made_ground(number) for number in range(1, 14))
        return replace(content, written=written, grounds=grounds, explanation="Penjelasan petugas. " * 60)
    if isinstance(content, Correction):
        return replace(content, written=written, changes=content.changes * 6)
    if isinstance(content, Answer):
        return replace(content, written=written, points=tuple("Penjelasan petugas. " * 9 for _ in range(13)))
    if isinstance(content, Objection):
        return replace(content, written=written, enclosed=("Dokumen pendukung dengan nama yang panjang",) * 20)
    return replace(content, written=written)


SARAH = replace(
    WRITTEN.holder, name="Sara Abdulrahman Al-Qahtani", native_name="سارة عبد الرحمن القحطاني", nationality_code="SAU"
)
WANG = replace(WRITTEN.holder, name="Wang Li", native_name="王丽", nationality_code="CHN")
PEOPLE: dict[str, Holder] = {
    "arabic": SARAH,
    "hebrew": replace(SARAH, name="Noa Bendavid", native_name="נועה בן־דוד"),
    "chinese": WANG,
    "rare chinese": replace(WANG, name="Zhu Rongji", native_name="朱镕基 陶喆 㐂"),
    "japanese": replace(WANG, name="Tanaka Sakura", native_name="田中さくら", nationality_code="JPN"),
    "korean": replace(WANG, name="Kim Minjun", native_name="김민준 金旼俊", nationality_code="KOR"),
    "cyrillic": replace(WANG, name="Ivan Petrov", native_name="Иван Петров Ђорђевић"),
    "greek": replace(WANG, name="Giorgos", native_name="Γιώργος Παπαδόπουλος"),
    "thai": replace(WANG, name="Somchai", native_name="สมชาย ใจดี ศรีสุวรรณ"),
    "devanagari": replace(WANG, name="Priya Sharma", native_name="प्रिया शर्मा क्‍ष श्री"),
    "bengali": replace(WANG, name="Rahim", native_name="মোহাম্মদ রহিম উদ্দিন"),
    "tamil": replace(WANG, name="Kumar", native_name="குமார் சுப்பிரமணியன்"),
    "telugu": replace(WANG, name="Lakshmi", native_name="లక్ష్మీ నారాయణ"),
    "kannada": replace(WANG, name="Manjunath", native_name="ಮಂಜುನಾಥ"),
    "malayalam": replace(WANG, name="Anjali", native_name="അഞ്ജലി മേനോൻ"),
    "gujarati": replace(WANG, name="Patel", native_name="પટેલ રમેશ"),
    "gurmukhi": replace(WANG, name="Singh", native_name="ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ"),
    "sinhala": replace(WANG, name="Perera", native_name="සුනිල් පෙරේරා ශ්‍රී"),
    "georgian": replace(WANG, name="Nino", native_name="ნინო ბერიძე"),
    "armenian": replace(WANG, name="Ani", native_name="Անի Սարգսյան"),
    "khmer": replace(WANG, name="Sok", native_name="សុខ ចាន់ណា"),
    "lao": replace(WANG, name="Khamla", native_name="ຄໍາຫຼ້າ ວົງສາ"),
    "myanmar": replace(WANG, name="Aung", native_name="အောင်ဆန်းစုကြည်"),
    "ethiopic": replace(WANG, name="Abebe", native_name="አበበ ቢቂላ"),
    "thaana": replace(WANG, name="Aishath", native_name="އައިޝަތު"),
}
