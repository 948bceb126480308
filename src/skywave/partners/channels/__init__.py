"""How deliveries reach partners, one module each: webhook, WordPress, mail. What pull partners get they ask for themselves."""
