#pragma once

#include "mdg-intake.h"

G_BEGIN_DECLS

/* What stands in the header bar while an intake is written. */
const char *mdg_intake_heading_get_title (MdgIntake *intake);
/* Owned, may be NULL. */
char *mdg_intake_heading_dup_subtitle (MdgIntake *intake);

G_END_DECLS
