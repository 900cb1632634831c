#pragma once

#include "mdg-chart.h"
#include "mdg-heat-map.h"
#include "mdg-trend-query.h"
#include "mdg-trend.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* How often, how grave and how new the issues of a register are in a span of months: what the page and the paper show.
   Terms that were merged are counted as in the fiscal year in which the span ends; one that was split stays apart from
   those it became, which are then not new. */
typedef struct _MdgTrendSheet MdgTrendSheet;

/* Months are counted as year × 12 + month − 1, both included. Texts may be NULL; area nil for all. */
typedef struct
{
  int from;
  int to;
  MdgUuid area;
  char *affiliation;
  char *profession;
  char *scene;
} MdgTrendScope;

/* The twelve months up to the one given; a month of 0 is that of the newest consultation. */
void mdg_trend_scope_init (MdgTrendScope *scope,
                           MdgWorkspace *workspace,
                           int month);
void mdg_trend_scope_clear (MdgTrendScope *scope);
/* In one line, without the period; NULL when nothing is left out. */
char *mdg_trend_scope_dup_conditions (MdgWorkspace *workspace,
                                      const MdgTrendScope *scope);
/* "R8.5" */
char *mdg_trend_dup_month (int month);

MdgTrendSheet *mdg_trend_sheet_load (MdgWorkspace *workspace,
                                     const MdgTrendScope *scope,
                                     GError **error);
/* The same in the reader thread. */
void mdg_trend_sheet_load_async (MdgWorkspace *workspace,
                                 const MdgTrendScope *scope,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
MdgTrendSheet *mdg_trend_sheet_load_finish (GAsyncResult *result,
                                            GError **error);
void mdg_trend_sheet_free (MdgTrendSheet *self);

const MdgTrendScope *mdg_trend_sheet_get_scope (MdgTrendSheet *self);
guint mdg_trend_sheet_get_n_months (MdgTrendSheet *self);
/* Single issues, or the heads of the table they stand under; all of them, MdgTrendIssue, borrowed until the next call. */
GPtrArray *mdg_trend_sheet_list (MdgTrendSheet *self,
                                 gboolean by_head,
                                 MdgTrendOrder order);
/* Cases with any issue, each once; NULL when there are none. Borrowed until the next call. */
const MdgTrendIssue *mdg_trend_sheet_get_total (MdgTrendSheet *self);
/* TRUE when codes of other years were followed. */
gboolean mdg_trend_sheet_has_followed (MdgTrendSheet *self);
const char *mdg_trend_sheet_get_label (MdgTrendSheet *self,
                                       const char *code);
/* "新", "増", "★" in words for a table; "" for none. Owned. */
char *mdg_trend_dup_marks (const MdgTrendIssue *issue);

/* Lines of the first issues of an order. */
MdgChart *mdg_trend_sheet_new_chart (MdgTrendSheet *self,
                                     MdgTrendOrder order);
/* Heads by month; *heads (may be NULL) gets their codes in the order of the rows, owned. */
MdgHeatMap *mdg_trend_sheet_new_heat_map (MdgTrendSheet *self,
                                          GPtrArray **heads);
/* What a figure is made of: of an issue or a head, NULL for all; of the months, both included; the starred alone.
   MdgTrendEvidence, newest first. */
#define MDG_TREND_MAX_EVIDENCE 300
typedef struct
{
  gboolean by_head;
  const char *code;
  int from;
  int to;
  gboolean is_starred;
} MdgTrendFigure;

GPtrArray *mdg_trend_sheet_list_evidence (MdgTrendSheet *self,
                                          const MdgTrendFigure *figure,
                                          GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgTrendSheet, mdg_trend_sheet_free)

G_END_DECLS
