#pragma once

#include "mdg-intake-binder.h"

G_BEGIN_DECLS

/* What is rarely asked during a call and matters later: behind Ctrl+D. */
#define MDG_TYPE_INTAKE_DETAILS (mdg_intake_details_get_type ())
G_DECLARE_FINAL_TYPE (MdgIntakeDetails, mdg_intake_details, MDG, INTAKE_DETAILS, GtkBox)

/* Adds its fields to the binder; once. */
void mdg_intake_details_bind (MdgIntakeDetails *self,
                              MdgIntakeBinder *binder);
/* The people and areas that its lists offer, as they are in the register now. */
void mdg_intake_details_set_workspace (MdgIntakeDetails *self,
                                       MdgWorkspace *workspace);

/* For the lists of staff and areas of a form: an empty record, then those of the register; kind is MDG_KIND_STAFF or
   MDG_KIND_AREA; label names it for a screen reader, nobody stands for the empty one. */
void mdg_intake_fill_drop_down (GtkDropDown *drop_down,
                                MdgWorkspace *workspace,
                                MdgKind kind,
                                const char *label,
                                const char *nobody);

G_END_DECLS
