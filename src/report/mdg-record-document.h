#pragma once

#include "mdg-document.h"

G_BEGIN_DECLS

/* "相談記録票", A4 portrait: fields, long texts, the contacts down a rail, and where asked for the history of
   changes. Long texts go on over further pages. */
#define MDG_TYPE_RECORD_DOCUMENT (mdg_record_document_get_type ())
G_DECLARE_FINAL_TYPE (MdgRecordDocument, mdg_record_document, MDG, RECORD_DOCUMENT, MdgDocument)

MdgRecordDocument *mdg_record_document_new (void);

/* "相談記録票" unless set. */
void mdg_record_document_set_heading (MdgRecordDocument *self,
                                      const char *heading);
/* Under the title: number, day of receipt; joined by line feeds. */
void mdg_record_document_set_lines (MdgRecordDocument *self,
                                    const char *lines);
/* Two narrow fields stand side by side; a wide one takes the line. */
void mdg_record_document_add_field (MdgRecordDocument *self,
                                    const char *label,
                                    const char *value,
                                    gboolean wide);
void mdg_record_document_add_text (MdgRecordDocument *self,
                                   const char *label,
                                   const char *text);
/* when: "R8.5.12 火 14:05"; how: "受電"; with: other side; staff: who of the centre. */
void mdg_record_document_add_contact (MdgRecordDocument *self,
                                      const char *when,
                                      const char *how,
                                      const char *with,
                                      const char *staff,
                                      const char *text);
void mdg_record_document_add_history (MdgRecordDocument *self,
                                      const char *when,
                                      const char *who,
                                      const char *what);

G_END_DECLS
