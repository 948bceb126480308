"""`python -m skywave`: the same program as the `skywave` command."""

from skywave.cli.main import run

if __name__ == "__main__":
    run()
