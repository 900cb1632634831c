#pragma once

#include "mdg-feature-reader.h"
#include "mdg-place-list.h"

G_BEGIN_DECLS

/* Reads what the columns of a row say into a place; shapes apart. */
MdgPlace *mdg_place_new_for_feature (const MdgFeature *feature);
void mdg_place_free (MdgPlace *place);

G_END_DECLS
