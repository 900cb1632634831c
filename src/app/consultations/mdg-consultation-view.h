#pragma once

#include <gtk/gtk.h>

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* One consultation as a person reads it: who, the text, the contacts, what is next. */
#define MDG_TYPE_CONSULTATION_VIEW (mdg_consultation_view_get_type ())
G_DECLARE_FINAL_TYPE (MdgConsultationView, mdg_consultation_view, MDG, CONSULTATION_VIEW, GtkBox)

GtkWidget *mdg_consultation_view_new (MdgWorkspace *workspace);

/* uuid NULL shows nothing; typed (may be NULL) are the words that were searched, marked in the texts. */
void mdg_consultation_view_show (MdgConsultationView *self,
                                 const MdgUuid *uuid,
                                 const char *typed);
const MdgUuid *mdg_consultation_view_get_uuid (MdgConsultationView *self);
/* Reads it again when the change concerns it. */
void mdg_consultation_view_follow (MdgConsultationView *self,
                                   MdgChange *change);
/* One page further; FALSE at the end. */
gboolean mdg_consultation_view_scroll_on (MdgConsultationView *self);

G_END_DECLS
