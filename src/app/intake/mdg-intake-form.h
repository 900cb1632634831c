#pragma once

#include "mdg-intake-binder.h"

G_BEGIN_DECLS

/* The left side of intake: what is said. Twelve stops of the Tab key; everything else by its own key. */
#define MDG_TYPE_INTAKE_FORM (mdg_intake_form_get_type ())
G_DECLARE_FINAL_TYPE (MdgIntakeForm, mdg_intake_form, MDG, INTAKE_FORM, GtkBox)

/* Its actions are those of the page (intake.…). */
MdgIntakeBinder *mdg_intake_form_get_binder (MdgIntakeForm *self);
void mdg_intake_form_set_intake (MdgIntakeForm *self,
                                 MdgIntake *intake);
/* The intake was changed by other means. */
void mdg_intake_form_refresh (MdgIntakeForm *self);
/* The text, where a call begins. */
void mdg_intake_form_focus_text (MdgIntakeForm *self);
/* From a line to the next that is blank, for what was taken over needs no key any more. */
void mdg_intake_form_go_on (MdgIntakeForm *self);
void mdg_intake_form_focus_first (MdgIntakeForm *self);

/* Keys: "profession", "channel", "scenes", "urgency", "minutes", "staff", "sex", "kind", "direction": goes
   there or, where there are only a few, takes the next one. */
void mdg_intake_form_go_to (MdgIntakeForm *self,
                            const char *name);
gboolean mdg_intake_form_get_is_detailed (MdgIntakeForm *self);
/* A further member of the family or a further next action, among the details. */
void mdg_intake_form_add_row (MdgIntakeForm *self,
                              gboolean is_person);
void mdg_intake_form_set_is_detailed (MdgIntakeForm *self,
                                      gboolean is_detailed);

/* Foot: what is on disk, and what hindered saving; NULL shows nothing. */
void mdg_intake_form_set_state (MdgIntakeForm *self,
                                const char *state);
void mdg_intake_form_set_problem (MdgIntakeForm *self,
                                  const char *problem);
const char *mdg_intake_form_get_problem (MdgIntakeForm *self);
/* One line of candidates under the person, where there is no room for the right side; NULL hides it. */
void mdg_intake_form_show_strip (MdgIntakeForm *self,
                                 const char *const *lines,
                                 gboolean is_masked);

G_END_DECLS
