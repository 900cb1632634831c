#pragma once

#include "mdg-form-private.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Fills the empty layout from a description with the settings already in it; targets is data/forms/targets.json. */
gboolean mdg_form_parse (MdgFormLayout *layout,
                         JsonObject *form,
                         JsonObject *targets,
                         const MdgFormNames *names,
                         GError **error);

G_END_DECLS
