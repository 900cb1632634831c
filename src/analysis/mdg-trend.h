#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How often, how grave and how new each issue is, over rows of ticks: a rare but grave one is never lost among the
   frequent. Months are counted as year × 12 + month − 1. */
typedef struct _MdgTrend MdgTrend;

typedef struct
{
  int month;
  const char *code;
  int weight;          /* 1–4, 0 when none was given */
  gboolean is_starred; /* of a case marked as single but grave */
  gint64 case_id;
} MdgTrendRow;

typedef struct
{
  const char *code; /* of the trend */
  guint n_cases;    /* in the period, each once */
  guint n_starred;
  int gravity; /* tenths of the mean weight of the cases that have one; 0 without */
  int most_weight;
  int first_month;     /* ever, up to the end of the period */
  gboolean is_new;     /* first seen in the last three months, in a register that is older */
  gboolean is_rising;  /* more cases than the month before, three months in a row up to the last */
  gboolean is_single;  /* one case only, and starred: always shown internally */
  const guint *counts; /* cases by month of the period */
} MdgTrendIssue;

typedef enum
{
  MDG_TREND_BY_FREQUENCY,
  MDG_TREND_BY_GRAVITY, /* starred, heaviest, mean weight */
  MDG_TREND_BY_NOVELTY, /* new, rising, first seen last */
} MdgTrendOrder;

/* Both months included. */
MdgTrend *mdg_trend_new (int from,
                         int to);
void mdg_trend_free (MdgTrend *trend);
/* Rows before the period tell what is new; later ones are not looked at. */
void mdg_trend_add (MdgTrend *trend,
                    const MdgTrendRow *row);
/* The code goes back to the month, under another name: it is not new, but nothing counts for it. */
void mdg_trend_remember (MdgTrend *trend,
                         const char *code,
                         int month);
/* The first max of the issues of the period, 0 for all, and after them every other one with a star. GPtrArray of
   MdgTrendIssue, borrowed until the next call. */
GPtrArray *mdg_trend_list (MdgTrend *trend,
                           MdgTrendOrder order,
                           guint max);
guint mdg_trend_get_n_months (MdgTrend *trend);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgTrend, mdg_trend_free)

G_END_DECLS
