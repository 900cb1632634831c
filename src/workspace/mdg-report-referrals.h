#pragma once

#include "mdg-report.h"

G_BEGIN_DECLS

/* Reports on referrals, for the centre itself: from … to are ISO days, NULL for any. */

/* Every referral received in the period, a line each. */
MdgReport *mdg_report_referrals_new (MdgWorkspace *workspace,
                                     const char *from,
                                     const char *to,
                                     GError **error);
/* What came of them: reasons × outcomes, days to the visit (those in which the clock stood apart), what became of it later, and the
   time of the doctors. */
MdgReport *mdg_report_effect_new (MdgWorkspace *workspace,
                                  const char *from,
                                  const char *to,
                                  GError **error);
/* 出務・訪問実績一覧: what each doctor did, for the fees; nobody who was visited is named. */
MdgReport *mdg_report_visits_new (MdgWorkspace *workspace,
                                  const char *from,
                                  const char *to,
                                  GError **error);
/* What may be done to which kind of referral in which state, and what must be known for it: the table of the rules, printed. */
MdgReport *mdg_report_referral_rules_new (MdgWorkspace *workspace,
                                          GError **error);

G_END_DECLS
