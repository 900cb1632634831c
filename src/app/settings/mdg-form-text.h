#pragma once

#include "mdg-date.h"
#include "mdg-record-form.h"

G_BEGIN_DECLS

/* What a field of one line shows, and what is made of what was typed into it. */

char *mdg_form_text_show (MdgRecord *record,
                          const MdgFormField *field);
/* INVALID in plain words. */
gboolean mdg_form_text_read (MdgRecord *record,
                             const MdgFormField *field,
                             const char *typed,
                             const MdgDate *today,
                             GError **error);

G_END_DECLS
