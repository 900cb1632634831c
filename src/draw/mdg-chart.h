#pragma once

#include "mdg-canvas.h"

G_BEGIN_DECLS

/* A line chart that a FAX and an office printer leave readable: lines differ by dash and mark, each named at its
   right end, never by colour. All lengths in millimetres. */
typedef struct _MdgChart MdgChart;

#define MDG_CHART_MAX_SERIES MDG_N_STROKES
#define MDG_CHART_MIN_HEIGHT 45
#define MDG_CHART_MIN_WIDTH 70

/* The labels of the points along the axis (months); unit ("件") may be NULL. */
MdgChart *mdg_chart_new (const char *const *labels,
                         const char *unit);
void mdg_chart_free (MdgChart *chart);
/* As many values as labels, NAN where there is none. At most MDG_CHART_MAX_SERIES. */
void mdg_chart_add_series (MdgChart *chart,
                           const char *label,
                           const double *values);

/* At least MDG_CHART_MIN_WIDTH by MDG_CHART_MIN_HEIGHT. */
void mdg_chart_draw (MdgChart *chart,
                     MdgCanvas *canvas,
                     double x,
                     double y,
                     double width,
                     double height);
/* Where a value stood when last drawn, for pointing at it; FALSE when there is none. */
gboolean mdg_chart_get_point (MdgChart *chart,
                              guint series,
                              guint at,
                              double *x,
                              double *y);

/* The distance of the lines of an axis from 0 to at least most: 1, 2 or 5 times a power of ten, never less than 1 when
   whole; at most max_steps of them. */
double mdg_chart_get_step (double most,
                           guint max_steps,
                           gboolean is_whole);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgChart, mdg_chart_free)

G_END_DECLS
