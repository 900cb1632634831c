#pragma once

#include "mdg-date.h"
#include "mdg-record.h"
#include "mdg-store.h"

G_BEGIN_DECLS

/* Gives the record its number ("R8-0042") when its kind has one and it is still empty; by the fiscal year
   of the day it was received or opened. A referral gets one ("R8-R0009") when it is no draft any more. Numbers are never reused. */
gboolean mdg_number_table_issue (MdgStore *store,
                                 MdgRecord *record,
                                 GError **error);
/* Serials of n blank forms ("R8-F0001"), in the transaction of the caller. */
char **mdg_number_table_take_serials (MdgStore *store,
                                      const MdgDate *today,
                                      guint n,
                                      GError **error);

G_END_DECLS
