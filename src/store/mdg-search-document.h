#pragma once

#include "mdg-field.h"
#include "mdg-store.h"

G_BEGIN_DECLS

/* What is indexed of one record, folded. */
typedef struct
{
  char *body; /* running text; NULL for people */
  char *who;  /* names, kana, digits of telephones */
} MdgSearchDocument;

void mdg_search_document_clear (MdgSearchDocument *document);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MdgSearchDocument, mdg_search_document_clear)

/* kind is CONSULTATION, SUBJECT or CONSULTER. *exists is FALSE for a missing or voided record. */
gboolean mdg_search_document_load (MdgStore *store,
                                   MdgKind kind,
                                   gint64 id,
                                   MdgSearchDocument *document,
                                   gboolean *exists,
                                   GError **error);

/* An FTS5 query that the document must answer to: the phrases of its first and last words; NULL when it has none. */
char *mdg_search_document_dup_probe (const MdgSearchDocument *document);

G_END_DECLS
