#pragma once

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* What became of a text, so that places in it can be followed. All offsets are in code points. */
typedef struct _MdgTextShift MdgTextShift;

MdgTextShift *mdg_text_shift_new (const char *before,
                                  const char *after);
void mdg_text_shift_free (MdgTextShift *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgTextShift, mdg_text_shift_free)

/* Where quote, which stood at offset before, stands now. FALSE when it is gone: its text was edited or taken out. A quote
   of some length that was cut and put elsewhere, or that had been lost, is found again where it stands only once. */
gboolean mdg_text_shift_move (MdgTextShift *self,
                              const char *quote,
                              guint offset,
                              guint *moved);

/* Adds to change the findings whose notes (text of a consultation, contact or memo) it alters: moved, lost
   (is_lost, quote kept) or found again. Every save of a workspace does this; it changes nothing when called twice. */
gboolean mdg_findings_follow (MdgWorkspace *workspace,
                              MdgChange *change,
                              GError **error);

G_END_DECLS
