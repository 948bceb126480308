"""What every source reads with: files under a cap, HTML and Markdown into blocks, single lines, signatures, front matter."""
