#pragma once

#include "mdg-document.h"
#include "mdg-table.h"

G_BEGIN_DECLS

/* Any table as a list on A4 or A3: its title, what it was chosen by, the head on each page, its notes.
   Takes no memory for its rows beyond the table. */
#define MDG_TYPE_TABLE_DOCUMENT (mdg_table_document_get_type ())
G_DECLARE_FINAL_TYPE (MdgTableDocument, mdg_table_document, MDG, TABLE_DOCUMENT, MdgDocument)

/* Holds a reference to table, which must not change until the document is drawn. */
MdgTableDocument *mdg_table_document_new (MdgTable *table);

/* Lines under the title: filters, period, number of rows; joined by line feeds. */
void mdg_table_document_set_conditions (MdgTableDocument *self,
                                        const char *conditions);
/* Points; 9 unless set. */
void mdg_table_document_set_text_size (MdgTableDocument *self,
                                       double size);

G_END_DECLS
