"""What `story.care` is made of: scripts whose texts need help before every phone can show them."""
