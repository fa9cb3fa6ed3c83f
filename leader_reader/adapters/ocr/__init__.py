"""Text recognition: pages that are pictures, read by Tesseract where that program is installed."""
