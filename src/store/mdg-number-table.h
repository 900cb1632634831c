#pragma once

#include "mdg-record.h"
#include "mdg-store.h"

G_BEGIN_DECLS

/* Gives the record its number ("R8-0042") when its kind has one and it is still empty; by the fiscal year
   of the day it was received or opened. Numbers are never reused. */
gboolean mdg_number_table_issue (MdgStore *store,
                                 MdgRecord *record,
                                 GError **error);

G_END_DECLS
