"""A QR code as SVG: one path, dark on white, so that it prints sharply at any size."""

from typing import Final

import qrcode

QUIET: Final = 4  # free modules round the code that ISO/IEC 18004 asks for


def qr_svg(address: str) -> str:
    """The code of an address. The address is public: it holds an id, never a name or a token."""
    code = qrcode.QRCode(border=QUIET, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(address)
    rows = code.get_matrix()
    dark = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, on in enumerate(row) if on)
    size = len(rows)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges">'
        f'<rect width="{size}" height="{size}" fill="#ffffff"/><path fill="#000000" d="{dark}"/></svg>'
    )
