#pragma once

#include "mdg-intake.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The right side of intake: who may be meant, and what is known of them. Follows what is typed; asks nothing. */
#define MDG_TYPE_INTAKE_KNOWN (mdg_intake_known_get_type ())
G_DECLARE_FINAL_TYPE (MdgIntakeKnown, mdg_intake_known, MDG, INTAKE_KNOWN, GtkBox)

typedef enum
{
  MDG_KNOWN_SUBJECT,
  MDG_KNOWN_CONSULTER,
  MDG_KNOWN_HOUSEMATE, /* lives with them */
} MdgKnownKind;

/* Signal: taken (MdgKnownKind kind, const char *uuid). */

/* Looks again; in_consulter while the one who asks is being typed. A few milliseconds. */
void mdg_intake_known_update (MdgIntakeKnown *self,
                              MdgIntake *intake,
                              gboolean in_consulter);
/* As Alt+1…9 do, from 0; FALSE when there is no such candidate. */
gboolean mdg_intake_known_take (MdgIntakeKnown *self,
                                guint index);
guint mdg_intake_known_get_n_candidates (MdgIntakeKnown *self);
/* One line: "Alt 1 甲野 花子 88歳 緑ヶ丘"; NULL when there is none. */
char *mdg_intake_known_dup_line (MdgIntakeKnown *self,
                                 guint index);

gboolean mdg_intake_known_get_is_masked (MdgIntakeKnown *self);
void mdg_intake_known_set_is_masked (MdgIntakeKnown *self,
                                     gboolean is_masked);

G_END_DECLS
