#pragma once

#include "mdg-document.h"
#include "mdg-table.h"

G_BEGIN_DECLS

/* A sheet of headings, paragraphs, boxed fields and tables one under the other on A4 portrait: agenda, minutes, material of a
   conference, a letter. Everything is added in its order. */
#define MDG_TYPE_SHEET_DOCUMENT (mdg_sheet_document_get_type ())
G_DECLARE_FINAL_TYPE (MdgSheetDocument, mdg_sheet_document, MDG, SHEET_DOCUMENT, MdgDocument)

/* title is printed on top; that of the metadata may be set to say more. */
MdgSheetDocument *mdg_sheet_document_new (const char *title);

/* Lines under the title, joined by line feeds. */
void mdg_sheet_document_set_conditions (MdgSheetDocument *self,
                                        const char *conditions);
/* A letter begins without title and sender on top; mdg_sheet_document_add_sender places the sender. */
void mdg_sheet_document_set_letter (MdgSheetDocument *self,
                                    gboolean is_letter);

/* A number under its label and a code to be scanned (mdg-code.h), at the right under the head of the first page; both NULL take
   them away. */
void mdg_sheet_document_set_code (MdgSheetDocument *self,
                                  const char *label,
                                  const char *number,
                                  const char *code);

void mdg_sheet_document_add_heading (MdgSheetDocument *self,
                                     const char *text);
/* A paragraph, indented by so many millimetres; size in points, 0 for 10.5. */
void mdg_sheet_document_add_text (MdgSheetDocument *self,
                                  const char *text,
                                  MdgAlign align,
                                  double indent,
                                  double size);
/* Name, address and telephone of the centre, at the right. */
void mdg_sheet_document_add_sender (MdgSheetDocument *self);
/* A label on grey and its text; those that follow one another are one box. Empty ones leave min_height millimetres to write in. */
void mdg_sheet_document_add_field (MdgSheetDocument *self,
                                   const char *label,
                                   const char *text,
                                   double min_height);
/* Holds a reference to table, which must not change. row_height in millimetres at least, 0 as high as its texts. */
void mdg_sheet_document_add_table (MdgSheetDocument *self,
                                   MdgTable *table,
                                   double row_height);
/* What follows begins a page. */
void mdg_sheet_document_add_page (MdgSheetDocument *self);

G_END_DECLS
