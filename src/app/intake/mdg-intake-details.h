#pragma once

#include "mdg-intake-binder.h"

G_BEGIN_DECLS

/* What is rarely asked during a call and matters later: behind Ctrl+D. */
#define MDG_TYPE_INTAKE_DETAILS (mdg_intake_details_get_type ())
G_DECLARE_FINAL_TYPE (MdgIntakeDetails, mdg_intake_details, MDG, INTAKE_DETAILS, GtkBox)

/* Adds its fields to the binder; once. */
void mdg_intake_details_bind (MdgIntakeDetails *self,
                              MdgIntakeBinder *binder);
/* As many rows as the intake has members of the family and next actions; of a further contact only the latter. */
void mdg_intake_details_show_rows (MdgIntakeDetails *self,
                                   MdgIntake *intake);
/* A further member of the family or a further next action, and the cursor in it. */
void mdg_intake_details_add_row (MdgIntakeDetails *self,
                                 gboolean is_person);
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
