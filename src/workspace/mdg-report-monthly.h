#pragma once

#include "mdg-report.h"

G_BEGIN_DECLS

/* What people write below the figures; kept in the register by month, cases by their letters or numbers only. */
typedef enum
{
  MDG_MONTHLY_NOTABLE, /* notable consultations, issues that are new */
  MDG_MONTHLY_PLANS,   /* of the next month */
} MdgMonthlyNote;

char *mdg_report_monthly_dup_note (MdgWorkspace *workspace,
                                   int year,
                                   int month,
                                   MdgMonthlyNote note);
gboolean mdg_report_monthly_set_note (MdgWorkspace *workspace,
                                      int year,
                                      int month,
                                      MdgMonthlyNote note,
                                      const char *text,
                                      GError **error);
/* Contents that occur in the month for the first time, as a help for the notes; NULL when there are none. */
char *mdg_report_monthly_dup_new_contents (MdgWorkspace *workspace,
                                           int year,
                                           int month,
                                           GError **error);
/* The edition to put out: 1 until one left the register; then the last one as long as its figures stand, the next once
   one of them is another. */
gboolean mdg_report_monthly_find_edition (MdgWorkspace *workspace,
                                          int year,
                                          int month,
                                          guint *edition,
                                          GError **error);

/* The monthly report. From edition 2 on it is marked as corrected and so is each figure that differs from the edition
   before, as it was when that left the register; the figures of each edition are kept when it does. */
MdgReport *mdg_report_monthly_new (MdgWorkspace *workspace,
                                   int year,
                                   int month,
                                   guint edition,
                                   GError **error);

G_END_DECLS
