"""The sentences for all findings: Indonesian, English, Chinese, Japanese, Korean; ``{}`` is the detail."""

from typing import Final

GOOD: Final = {
    "whole": (
        "Berkas ini utuh: setiap bita sama seperti saat ditandatangani.",
        "The file is whole: every byte is as it was signed.",
        "文件完整：每个字节都与签署时一致。",
        "ファイルは完全です。すべてのバイトが署名時のままです。",
        "파일이 온전합니다. 모든 바이트가 서명할 때와 같습니다.",
    ),
    "trusted": (
        "Ditandatangani oleh {}, dengan sertifikat dari otoritas yang kami percaya.",
        "Signed by {}, with a certificate of an authority we trust.",
        "由 {} 签署，其证书来自我们信任的机构。",
        "{} による署名です。証明書は信頼できる認証局のものです。",
        "{}이(가) 서명했으며, 인증서는 신뢰하는 기관이 발급했습니다.",
    ),
    "stamped": (
        "Otoritas cap waktu melihat tanda tangan ini pada {}.",
        "A time stamping authority saw the signature at {}.",
        "时间戳机构于 {} 见到此签名。",
        "タイムスタンプ局が {} にこの署名を確認しました。",
        "시점확인 기관이 {}에 이 서명을 확인했습니다.",
    ),
    "logged": (
        "Surat ini tercatat dalam log publik pada nomor {}.",
        "The letter stands in the public log at number {}.",
        "此函已记入公开日志，编号 {}。",
        "この文書は公開ログの {} 番に記録されています。",
        "이 문서는 공개 로그의 {}번에 기록되어 있습니다.",
    ),
    "witnessed": (
        "Saksi independen telah melihat catatan itu: {}.",
        "Independent witnesses have seen that entry: {}.",
        "独立见证方已见到该记录：{}。",
        "独立した証人がその記録を確認しています：{}。",
        "독립된 증인이 그 기록을 확인했습니다: {}.",
    ),
    "day_agrees": (
        "Tanggal surat cocok: saksi pertama melihatnya pada {}.",
        "The date of the letter agrees: a witness first saw it at {}.",
        "函件日期相符：见证方最早于 {} 见到。",
        "文書の日付は一致しています。証人が最初に確認したのは {} です。",
        "문서 날짜가 일치합니다. 증인이 처음 본 시각은 {}입니다.",
    ),
    "not_ended": (
        "Surat ini tidak ada dalam daftar pembatalan tanggal {}.",
        "The letter is not in the list of revocations of {}.",
        "此函不在 {} 的撤销名单中。",
        "この文書は {} の取消一覧に載っていません。",
        "이 문서는 {}의 취소 목록에 없습니다.",
    ),
}  # fmt: skip

RESERVED: Final = {
    "no_stamp": (
        "Tidak ada cap waktu: waktu {} hanya pernyataan penanda tangan.",
        "There is no time stamp: the time {} is claimed by the signer only.",
        "没有时间戳：时间 {} 仅为签署方自称。",
        "タイムスタンプがありません。時刻 {} は署名者の申告のみです。",
        "시점확인이 없습니다. 시각 {}은(는) 서명자의 주장일 뿐입니다.",
    ),
    "few_witnesses": (
        "Saksi kurang dari yang diminta ({}): surat terbit ketika saksi tidak terjangkau. Periksa juga secara daring.",
        "Fewer witnesses than we ask for ({}): they were out of reach when the letter was issued. Check online too.",
        "见证方少于要求（{}）：签发时无法联系见证方。请同时在线核验。",
        "証人が必要数に足りません（{}）。証人に接続できないときに発行されました。オンラインでも確認してください。",
        "증인이 필요한 수보다 적습니다({}). 증인에 연결되지 않을 때 발급되었습니다. 온라인으로도 확인하십시오.",
    ),
    "specimen": (
        "Ini contoh, bukan dokumen resmi.",
        "This is a specimen, not an official document.",
        "这是样本，不是正式文件。",
        "これは見本であり、公式文書ではありません。",
        "이것은 견본이며 공식 문서가 아닙니다.",
    ),
    "revoked": (
        "Surat ini asli, tetapi dibatalkan pada {}.",
        "The letter is genuine, but it was revoked on {}.",
        "此函为真，但已于 {} 撤销。",
        "この文書は本物ですが、{} に取り消されました。",
        "이 문서는 진본이지만 {}에 취소되었습니다.",
    ),
    "replaced": (
        "Surat ini asli, tetapi diganti dengan surat lain pada {}.",
        "The letter is genuine, but another letter took its place on {}.",
        "此函为真，但已于 {} 被另一函件取代。",
        "この文書は本物ですが、{} に別の文書に差し替えられました。",
        "이 문서는 진본이지만 {}에 다른 문서로 대체되었습니다.",
    ),
    "expired": (
        "Surat ini asli, tetapi izinnya berakhir pada {}.",
        "The letter is genuine, but its permit ended on {}.",
        "此函为真，但许可已于 {} 到期。",
        "この文書は本物ですが、許可は {} に満了しました。",
        "이 문서는 진본이지만 허가가 {}에 만료되었습니다.",
    ),
}  # fmt: skip

BAD: Final = {
    "unreadable": (
        "Berkas ini rusak, sudah diubah, atau bukan surat dari kantor ini.",
        "The file is damaged, was changed, or is not a letter of this office.",
        "文件已损坏、被更改，或不是本机关的函件。",
        "ファイルが壊れているか、変更されているか、当局の文書ではありません。",
        "파일이 손상되었거나 변경되었거나 이 기관의 문서가 아닙니다.",
    ),
    "not_signed": (
        "Berkas ini tidak memuat tepat satu tanda tangan seperti surat kantor ini.",
        "The file does not carry exactly one signature as letters of this office do.",
        "文件没有像本机关函件那样恰有一个签名。",
        "当局の文書のように署名がちょうど一つ付いていません。",
        "이 기관의 문서처럼 정확히 하나의 서명이 있지 않습니다.",
    ),
    "changed_after": (
        "Berkas ini diubah setelah ditandatangani.",
        "The file was changed after it was signed.",
        "文件在签署后被更改。",
        "署名後に変更されています。",
        "서명한 뒤에 변경되었습니다.",
    ),
    "altered": (
        "Isi berkas bukan isi yang ditandatangani.",
        "The file is not the one that was signed.",
        "文件内容与所签内容不符。",
        "署名された内容と異なります。",
        "서명된 내용과 다릅니다.",
    ),
    "wrong_stamp": (
        "Cap waktunya salah atau bukan dari otoritas yang kami percaya.",
        "The time stamp is wrong or not of an authority we trust.",
        "时间戳有误，或并非来自我们信任的机构。",
        "タイムスタンプが誤っているか、信頼できる機関のものではありません。",
        "시점확인이 잘못되었거나 신뢰하는 기관의 것이 아닙니다.",
    ),
    "key_stolen": (
        "Ditandatangani dengan kunci yang telah dicuri.",
        "It was signed with a key that had been stolen.",
        "签署所用的密钥已被盗。",
        "盗まれた鍵で署名されています。",
        "도난당한 키로 서명되었습니다.",
    ),
    "stamp_missing": (
        "Cap waktu yang ada pada semua surat kantor ini telah dihilangkan.",
        "The time stamp that all letters of this office bear was taken away.",
        "本机关所有函件都带有的时间戳已被移除。",
        "当局のすべての文書に付くタイムスタンプが取り除かれています。",
        "이 기관의 모든 문서에 있는 시점확인이 제거되었습니다.",
    ),
    "unknown_signer": (
        "Tanda tangan ini bukan dari penanda tangan yang kami percaya.",
        "The signature is not by a signer we trust.",
        "签名并非来自我们信任的签署方。",
        "信頼できる署名者の署名ではありません。",
        "신뢰하는 서명자의 서명이 아닙니다.",
    ),
    "no_contents": (
        "Lampiran data atau bukti log publik tidak ada dalam berkas.",
        "The attached data or the proof of the public log is missing.",
        "缺少所附数据或公开日志的证明。",
        "添付データまたは公開ログの証明がありません。",
        "첨부 데이터 또는 공개 로그 증명이 없습니다.",
    ),
    "bad_contents": (
        "Lampiran data atau bukti log publik tidak seperti dalam surat kantor ini.",
        "The attached data or the proof is not as in letters of this office.",
        "所附数据或证明与本机关函件的格式不符。",
        "添付データまたは証明が当局の文書の形式と異なります。",
        "첨부 데이터 또는 증명이 이 기관 문서의 형식과 다릅니다.",
    ),
    "wrong_log": (
        "Bukti log publik tidak ditandatangani oleh log kantor ini atau oleh saksi yang disebutnya.",
        "The proof is not signed by the log of this office, or not by the witnesses it names.",
        "该证明未由本机关的日志或其所称见证方签署。",
        "証明は当局のログ、または記載の証人によって署名されていません。",
        "증명이 이 기관의 로그 또는 거기에 적힌 증인의 서명이 아닙니다.",
    ),
    "not_logged": (
        "Surat ini tidak ada dalam log publik. Surat tanpa catatan itu tidak berlaku.",
        "The letter is not in the public log. A letter without that entry is void.",
        "此函不在公开日志中。没有该记录的函件无效。",
        "この文書は公開ログにありません。記録のない文書は無効です。",
        "이 문서는 공개 로그에 없습니다. 기록이 없는 문서는 무효입니다.",
    ),
    "day_disagrees": (
        "Tanggal surat tidak cocok: saksi pertama melihatnya pada {}.",
        "The date of the letter does not agree: a witness first saw it at {}.",
        "函件日期不符：见证方最早于 {} 见到。",
        "文書の日付が一致しません。証人が最初に確認したのは {} です。",
        "문서 날짜가 일치하지 않습니다. 증인이 처음 본 시각은 {}입니다.",
    ),
}  # fmt: skip

UNKNOWABLE: Final = {
    "no_list": (
        "Apakah surat ini sudah dibatalkan atau diganti: tidak ada daftar pembatalan. Tanyakan secara daring.",
        "Whether the letter was revoked or replaced: there was no list to look at. Ask online.",
        "此函是否已撤销或被取代：没有可查的名单。请在线查询。",
        "取消または差し替えの有無：参照できる一覧がありません。オンラインで確認してください。",
        "취소되거나 대체되었는지: 확인할 목록이 없습니다. 온라인으로 확인하십시오.",
    ),
    "old_list": (
        "Apakah surat ini sudah dibatalkan atau diganti: daftar pembatalan lebih tua dari surat. Ambil daftar baru.",
        "Whether the letter was revoked or replaced: the list is older than the letter. Get a newer list.",
        "此函是否已撤销或被取代：名单早于此函。请获取新名单。",
        "取消または差し替えの有無：一覧が文書より古いです。新しい一覧を入手してください。",
        "취소되거나 대체되었는지: 목록이 문서보다 오래되었습니다. 새 목록을 받으십시오.",
    ),
    "since_list": (
        "Apakah surat ini dibatalkan atau diganti setelah daftar itu dibuat.",
        "Whether the letter was revoked or replaced since that list was made.",
        "名单生成之后此函是否被撤销或取代。",
        "その一覧の作成後に取り消しまたは差し替えがあったか。",
        "그 목록이 만들어진 뒤에 취소되거나 대체되었는지.",
    ),
    "day_not_witnessed": (
        "Kapan surat ini dibuat: tidak ada saksi untuk waktunya.",
        "When the letter was made: no witness vouches for the time.",
        "此函何时制作：没有见证方证明时间。",
        "作成時刻：証人による裏付けがありません。",
        "언제 만들어졌는지: 시각을 보증하는 증인이 없습니다.",
    ),
    "certificate_revoked": (
        "Apakah sertifikat penanda tangan kemudian dicabut oleh penerbitnya.",
        "Whether the signer's certificate was later revoked by its issuer.",
        "签署方的证书此后是否被其签发机构吊销。",
        "署名者の証明書がその後に発行者により失効したか。",
        "서명자의 인증서가 나중에 발급 기관에 의해 폐지되었는지.",
    ),
}  # fmt: skip
