"""What intake decides and on what it rests: leading ids, facts, likenesses, ending rights, silenced names."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns and tables."""
    op.add_column("drafts", sa.Column("origin", sa.Text(), nullable=False, server_default=""))
    op.add_column("drafts", sa.Column("modified", sa.BigInteger(), nullable=True))
    op.add_column("drafts", sa.Column("facts", sa.Text(), nullable=False, server_default="{}"))
    op.create_table(
        "sketches",
        sa.Column("work", sa.String(length=16), nullable=False),
        sa.Column("desk", sa.String(length=33), nullable=False),
        sa.Column("sketch", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("work", "desk"),
    )
    op.create_table(
        "bands",
        sa.Column("band", sa.BigInteger(), nullable=False),
        sa.Column("work", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("band", "work"),
    )
    op.create_table(
        "lapsing",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("lapsed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("digest"),
    )
    op.create_table(
        "silenced",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )


def downgrade() -> None:
    """Remove them."""
    for table in ("silenced", "lapsing", "bands", "sketches"):
        op.drop_table(table)
    for column in ("facts", "modified", "origin"):
        op.drop_column("drafts", column)
