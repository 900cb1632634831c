#pragma once

#include "mdg-document.h"

G_BEGIN_DECLS

/* "情報共有シート": what those who treat and those who care should both know, under twelve headings in the order
   of the national guide (figure 17), on one A4. Empty headings are lined for handwriting. */
#define MDG_TYPE_SHARE_SHEET_DOCUMENT (mdg_share_sheet_document_get_type ())
G_DECLARE_FINAL_TYPE (MdgShareSheetDocument, mdg_share_sheet_document, MDG, SHARE_SHEET_DOCUMENT, MdgDocument)

#define MDG_SHARE_SHEET_DOCUMENT_N_HEADINGS 12

/* The heading as printed, 0 to 11; also for the screen. */
const char *mdg_share_sheet_document_get_heading (guint index);

MdgShareSheetDocument *mdg_share_sheet_document_new (void);

/* Under the title; joined by line feeds. */
void mdg_share_sheet_document_set_lines (MdgShareSheetDocument *self,
                                         const char *lines);
/* Above the headings: name, birth date, care level, who fills it in. Narrow fields stand in pairs. */
void mdg_share_sheet_document_add_field (MdgShareSheetDocument *self,
                                         const char *label,
                                         const char *value,
                                         gboolean wide);
void mdg_share_sheet_document_set_entry (MdgShareSheetDocument *self,
                                         guint index,
                                         const char *text);

G_END_DECLS
