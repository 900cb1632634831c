#pragma once

#include "mdg-record.h"

G_BEGIN_DECLS

/* Rules that several records have; INVALID in plain words. Empty fields keep every rule. */

/* Days of the week with hours in the form that is kept (mdg-week-hours.h). */
gboolean mdg_record_rule_hours (MdgRecord *record,
                                guint field,
                                GError **error);
/* A time of the day, "13:00". */
gboolean mdg_record_rule_clock (MdgRecord *record,
                                guint field,
                                GError **error);
/* The one is not after the other; partial dates by what they have. */
gboolean mdg_record_rule_order (MdgRecord *record,
                                guint first,
                                guint second,
                                GError **error);
gboolean mdg_record_rule_full_date (MdgRecord *record,
                                    guint field,
                                    GError **error);
gboolean mdg_record_rule_range (MdgRecord *record,
                                guint field,
                                gint64 least,
                                gint64 most,
                                GError **error);

G_END_DECLS
