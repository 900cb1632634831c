#pragma once

#include "mdg-directory.h"

G_BEGIN_DECLS

/* The change that saves a record of the directory as it was typed: an agency finds its area by its address, a partner
   is found by its name. CONFLICT when another agency has the office number, INVALID for a service without hours that
   can be read where some are given. */
MdgChange *mdg_directory_edit (MdgWorkspace *workspace,
                               MdgRecord *record,
                               GError **error);

G_END_DECLS
