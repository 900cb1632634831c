#pragma once

#include "mdg-form-document.h"

G_BEGIN_DECLS

/* Forms of made-up people, as paper says they are filled. */

/* The form of the program, changed by settings (may be NULL). */
MdgFormLayout *mdg_sample_new_form_layout (const char *settings);
/* All of it filled but what is for the centre. */
MdgFormData *mdg_sample_new_form_data (void);
/* n characters, none of which can be lost unnoticed: every tenth begins a number. */
char *mdg_sample_new_long_text (guint n);

G_END_DECLS
