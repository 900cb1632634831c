#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is written on one form, by the keys its description names: texts ("subject.name") and ticks ("sex", "m"). Without
   anything in it the form is blank. */
typedef struct _MdgFormData MdgFormData;

MdgFormData *mdg_form_data_new (void);
void mdg_form_data_free (MdgFormData *self);

/* The key of a line the centre added is this and its label. */
#define MDG_FORM_LINE "line."

/* TRUE for a key that a description may use. */
gboolean mdg_form_data_knows_text (const char *key);
gboolean mdg_form_data_knows_ticks (const char *key);

/* NULL takes it away. */
void mdg_form_data_set_text (MdgFormData *self,
                             const char *key,
                             const char *text);
/* NULL when there is none. */
const char *mdg_form_data_get_text (const MdgFormData *self,
                                    const char *key);
void mdg_form_data_tick (MdgFormData *self,
                         const char *key,
                         const char *code);
gboolean mdg_form_data_is_ticked (const MdgFormData *self,
                                  const char *key,
                                  const char *code);

/* The number as people read it and as machines do. Printed outside the centre's own block, whether that is there or not. */
void mdg_form_data_set_number (MdgFormData *self,
                               const char *number,
                               const char *code);
/* The same of a blank form. */
void mdg_form_data_set_serial (MdgFormData *self,
                               const char *serial,
                               const char *code);
gboolean mdg_form_data_has_serial (const MdgFormData *self);
const char *mdg_form_data_get_number (const MdgFormData *self);
const char *mdg_form_data_get_code (const MdgFormData *self);
/* A draft says so and has neither number nor code. */
void mdg_form_data_set_draft (MdgFormData *self,
                              gboolean draft);
gboolean mdg_form_data_is_draft (const MdgFormData *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgFormData, mdg_form_data_free)

G_END_DECLS
