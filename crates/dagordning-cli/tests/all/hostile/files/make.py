"""Makes the encrypted files beside it: python3 make.py (pikepdf 10). The user password is empty or "hemlig"."""
import pikepdf


def base():
    pdf = pikepdf.new()
    font = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica, Encoding=pikepdf.Name.WinAnsiEncoding))
    lines = ["Kallelse", "Kulturnämnden", "Tid: 2026-03-02 kl. 13.00", "Plats: Rådhuset", "", "1. Val av justerare", "", "2. Bidrag (KN/12/2026)"]
    content = b"BT /F1 12 Tf 14 TL 72 760 Td " + b" ".join(b"(" + l.encode("cp1252").replace(b"(", rb"\(").replace(b")", rb"\)") + b") Tj T*" for l in lines) + b" ET"
    page = pikepdf.Dictionary(Type=pikepdf.Name.Page, MediaBox=[0, 0, 595, 842], Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font)), Contents=pdf.make_stream(content))
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    return pdf


for name, r, aes in [("rc4-40", 2, False),("rc4-128", 3, False),("aes-128", 4, True),("aes-256", 6, True)]:
    for user in ("", "hemlig"):
        pdf = base()
        pdf.save(f"{name}-{'open' if not user else 'password'}.pdf", encryption=pikepdf.Encryption(owner="owner", user=user, R=r, aes=aes, metadata=r>=4), deterministic_id=False)
