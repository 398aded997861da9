"""The first tables: documents, claims, places with their sightings and names, layers."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

#: Numbers that a text or a gazetteer may give beyond two thousand million; every number of SQLite is so wide.
WIDE = sa.Integer().with_variant(sa.BigInteger(), "postgresql")


def upgrade() -> None:
    op.create_table('documents',
    sa.Column('id', sa.String(length=64), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('path', sa.Text(), nullable=False),
    sa.Column('title', sa.Text(), nullable=True),
    sa.Column('byline', sa.Text(), nullable=True),
    sa.Column('publisher', sa.Text(), nullable=True),
    sa.Column('url', sa.Text(), nullable=True),
    sa.Column('published', sa.Text(), nullable=True),
    sa.Column('published_earliest', sa.Date(), nullable=True),
    sa.Column('published_latest', sa.Date(), nullable=True),
    sa.Column('published_basis', sa.String(length=20), nullable=False),
    sa.Column('language', sa.String(length=20), nullable=False),
    sa.Column('encoding', sa.String(length=40), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('blocks', sa.Text(), nullable=False),
    sa.Column('offsets', sa.Text(), nullable=False),
    sa.Column('infobox', sa.Text(), nullable=False),
    sa.Column('notes', sa.Text(), nullable=False),
    sa.Column('remarks', sa.Text(), nullable=False),
    sa.Column('version_of', sa.String(length=64), nullable=True),
    sa.Column('reader', sa.String(length=80), nullable=False),
    sa.Column('read_at', sa.String(length=20), nullable=False),
    sa.Column('unread', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['version_of'], ['documents.id'], name=op.f('fk_documents_version_of')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_documents'))
    )
    op.create_index(op.f('ix_documents_path'), 'documents', ['path'], unique=False)
    op.create_index(op.f('ix_documents_url'), 'documents', ['url'], unique=False)
    op.create_table('layers',
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('added_at', sa.String(length=20), nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_layers'))
    )
    op.create_table('meta',
    sa.Column('key', sa.String(length=40), nullable=False),
    sa.Column('value', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_meta'))
    )
    op.create_table('places',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('feature', sa.String(length=20), nullable=False),
    sa.Column('placing', sa.String(length=20), nullable=False),
    sa.Column('lon', sa.Float(), nullable=True),
    sa.Column('lat', sa.Float(), nullable=True),
    sa.Column('country', sa.String(length=2), nullable=False),
    sa.Column('division', sa.String(length=40), nullable=False),
    sa.Column('layer', sa.Text(), nullable=False),
    sa.Column('candidates', sa.Text(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_places'))
    )
    op.create_index(op.f('ix_places_country_division'), 'places', ['country', 'division'], unique=False)
    op.create_table('claims',
    sa.Column('id', sa.String(length=20), nullable=False),
    sa.Column('doc_id', sa.String(length=64), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('quote', sa.Text(), nullable=False),
    sa.Column('quote_start', sa.Integer(), nullable=False),
    sa.Column('quote_end', sa.Integer(), nullable=False),
    sa.Column('raw_start', sa.Integer(), nullable=False),
    sa.Column('raw_end', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('actor', sa.Text(), nullable=True),
    sa.Column('target', sa.Text(), nullable=True),
    sa.Column('place', sa.Text(), nullable=True),
    sa.Column('place_id', sa.Text(), nullable=True),
    sa.Column('unnamed', sa.Text(), nullable=True),
    sa.Column('extent', sa.String(length=20), nullable=True),
    sa.Column('start', sa.Date(), nullable=True),
    sa.Column('end', sa.Date(), nullable=True),
    sa.Column('source', sa.Text(), nullable=True),
    sa.Column('stance', sa.String(length=20), nullable=False),
    sa.Column('low', WIDE, nullable=True),
    sa.Column('high', WIDE, nullable=True),
    sa.Column('unit', sa.Text(), nullable=True),
    sa.Column('weapon', sa.Text(), nullable=True),
    sa.Column('actor_text', sa.Text(), nullable=True),
    sa.Column('target_text', sa.Text(), nullable=True),
    sa.Column('source_text', sa.Text(), nullable=True),
    sa.Column('place_text', sa.Text(), nullable=True),
    sa.Column('date_text', sa.Text(), nullable=True),
    sa.Column('reported', sa.Date(), nullable=True),
    sa.Column('span', sa.String(length=20), nullable=False),
    sa.Column('modality', sa.Text(), nullable=False),
    sa.Column('polarity', sa.Text(), nullable=False),
    sa.Column('certainty', sa.Text(), nullable=False),
    sa.Column('confidence', sa.Float(), nullable=False),
    sa.Column('reasons', sa.Text(), nullable=False),
    sa.Column('reader', sa.String(length=80), nullable=False),
    sa.Column('superseded_by', sa.String(length=80), nullable=True),
    sa.ForeignKeyConstraint(['doc_id'], ['documents.id'], name=op.f('fk_claims_doc_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['place_id'], ['places.id'], name=op.f('fk_claims_place_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_claims'))
    )
    op.create_index(op.f('ix_claims_doc_id_seq'), 'claims', ['doc_id', 'seq'], unique=False)
    op.create_index(op.f('ix_claims_place_id_superseded_by'), 'claims', ['place_id', 'superseded_by'], unique=False)
    op.create_table('layer_places',
    sa.Column('layer', sa.Text(), nullable=False),
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('alternates', sa.Text(), nullable=False),
    sa.Column('lon', sa.Float(), nullable=False),
    sa.Column('lat', sa.Float(), nullable=False),
    sa.Column('feature', sa.String(length=20), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('country', sa.String(length=2), nullable=False),
    sa.Column('division', sa.String(length=40), nullable=False),
    sa.Column('population', WIDE, nullable=False),
    sa.ForeignKeyConstraint(['layer'], ['layers.name'], name=op.f('fk_layer_places_layer'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('layer', 'id', name=op.f('pk_layer_places'))
    )
    op.create_table('place_names',
    sa.Column('place_id', sa.Text(), nullable=False),
    sa.Column('doc_id', sa.String(length=64), nullable=False),
    sa.Column('spelling', sa.Text(), nullable=False),
    sa.Column('folded', sa.Text(), nullable=False),
    sa.Column('count', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['doc_id'], ['documents.id'], name=op.f('fk_place_names_doc_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['place_id'], ['places.id'], name=op.f('fk_place_names_place_id')),
    sa.PrimaryKeyConstraint('place_id', 'doc_id', 'spelling', name=op.f('pk_place_names'))
    )
    op.create_index(op.f('ix_place_names_doc_id'), 'place_names', ['doc_id'], unique=False)
    op.create_index(op.f('ix_place_names_folded'), 'place_names', ['folded'], unique=False)
    op.create_index(op.f('ix_place_names_spelling'), 'place_names', ['spelling'], unique=False)
    op.create_table('sightings',
    sa.Column('place_id', sa.Text(), nullable=False),
    sa.Column('doc_id', sa.String(length=64), nullable=False),
    sa.Column('seen', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['doc_id'], ['documents.id'], name=op.f('fk_sightings_doc_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['place_id'], ['places.id'], name=op.f('fk_sightings_place_id')),
    sa.PrimaryKeyConstraint('place_id', 'doc_id', name=op.f('pk_sightings'))
    )
    op.create_index(op.f('ix_sightings_doc_id'), 'sightings', ['doc_id'], unique=False)
