#pragma once

#include "mdg-support-call.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* 退院サポート電話: calls to people who went home from hospital, and whom to call next. Functions that return a change leave saving
   to the caller. */

/* MdgSupportCall of the referral, newest first. */
GPtrArray *mdg_support_calls_list (MdgWorkspace *workspace,
                                   const MdgUuid *referral,
                                   GError **error);
/* A new one: now, after discharge where that day has come, by the member of staff at this desk. */
MdgRecord *mdg_support_calls_new (MdgWorkspace *workspace,
                                  const MdgUuid *referral,
                                  GError **error);
/* The day of the next call becomes the next date of the referral while it is followed. INVALID for a call ahead of now, or a next call
   before the day of the call. */
MdgChange *mdg_support_calls_new_saved (MdgWorkspace *workspace,
                                        MdgRecord *call,
                                        GError **error);
MdgChange *mdg_support_calls_new_removed (MdgRecord *call);

typedef struct
{
  MdgRecord *referral;
  MdgRecord *last; /* MdgSupportCall; NULL before the first */
  char *next_on;   /* ISO day; NULL when none is set */
  guint n_calls;
  guint n_reached; /* calls in which somebody was talked with */
} MdgCallLine;

void mdg_call_line_free (MdgCallLine *line);

/* Whom to call (MdgCallLine): the open referrals of calls after discharge, the earliest day first, those without a day before them.
   until is an ISO day, NULL for all. */
GPtrArray *mdg_support_calls_list_due (MdgWorkspace *workspace,
                                       const char *until,
                                       GError **error);

typedef struct
{
  guint n_discharged;
  guint n_readmitted;
  guint n_reached; /* referrals in which somebody was talked with */
  guint n_referrals;
  int median_days; /* at home, to the admission or to today; -1 without any */
} MdgCallFigures;

/* Of all referrals of this kind that were discharged in the fiscal year; 0 for all years. */
gboolean mdg_support_calls_measure (MdgWorkspace *workspace,
                                    int fiscal_year,
                                    MdgCallFigures *figures,
                                    GError **error);

G_END_DECLS
