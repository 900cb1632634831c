#define G_LOG_DOMAIN "mdg-draw"

#include "mdg-chart.h"

#include <math.h>
#include <stdlib.h>

#include "mdg-units.h"

#define TEXT_SIZE 8.0
#define GAP 1.5       /* between texts and what they belong to */
#define SAMPLE 9.0    /* of a line beside its name */
#define LEADER 3.0    /* from the last point to the sample */
#define MAX_NAME 42.0 /* longer names take two lines */
#define MAX_STEPS 6
#define MARK 1.0 /* half of one, kept free at the edges */

typedef struct
{
  char *label;
  double *values;
  double *points; /* x, y, x, y … when last drawn */
} Series;

struct _MdgChart
{
  char **labels;
  guint n;
  char *unit;
  GPtrArray *series;
};

/* A name at the right end: where it wants to stand and where it stands. */
typedef struct
{
  guint series;
  double from_x;
  double wanted; /* middle */
  double top;
  double height;
} Name;

/* What a drawing is made in. */
typedef struct
{
  double left;
  double top;
  double right;
  double bottom;
  double names; /* left edge of the names */
  double name_width;
  double step;
  double most;
} Plot;

static const MdgTextStyle name_style = { TEXT_SIZE, FALSE, MDG_ALIGN_LEFT, 1.1 };
static const MdgTextStyle value_style = { TEXT_SIZE, FALSE, MDG_ALIGN_RIGHT, 1.1 };
static const MdgTextStyle label_style = { TEXT_SIZE, FALSE, MDG_ALIGN_CENTRE, 1.1 };

static void
series_free (gpointer data)
{
  Series *series = data;

  g_free (series->label);
  g_free (series->values);
  g_free (series->points);
  g_free (series);
}

MdgChart *
mdg_chart_new (const char *const *labels,
               const char *unit)
{
  MdgChart *chart = g_new0 (MdgChart, 1);

  chart->labels = g_strdupv ((char **) labels);
  chart->n = g_strv_length (chart->labels);
  chart->unit = g_strdup (unit);
  chart->series = g_ptr_array_new_with_free_func (series_free);

  return chart;
}

void
mdg_chart_free (MdgChart *chart)
{
  g_strfreev (chart->labels);
  g_free (chart->unit);
  g_ptr_array_unref (chart->series);
  g_free (chart);
}

void
mdg_chart_add_series (MdgChart *chart,
                      const char *label,
                      const double *values)
{
  Series *series;

  g_return_if_fail (chart->series->len < MDG_CHART_MAX_SERIES);

  series = g_new0 (Series, 1);
  series->label = g_strdup (label);
  series->values = g_memdup2 (values, sizeof *values * chart->n);
  series->points = g_new (double, 2 * chart->n + 1);
  for (guint i = 0; i < chart->n; i++)
    series->points[2 * i] = series->points[2 * i + 1] = NAN;
  g_ptr_array_add (chart->series, series);
}

gboolean
mdg_chart_get_point (MdgChart *chart,
                     guint series,
                     guint at,
                     double *x,
                     double *y)
{
  const Series *found;

  g_return_val_if_fail (series < chart->series->len && at < chart->n, FALSE);

  found = chart->series->pdata[series];
  *x = found->points[2 * at];
  *y = found->points[2 * at + 1];

  return !isnan (*y);
}

double
mdg_chart_get_step (double most,
                    guint max_steps,
                    gboolean is_whole)
{
  static const double factors[] = { 1, 2, 5, 10 };
  double power;

  g_return_val_if_fail (max_steps > 0, 1);

  if (most <= 0)
    return 1;

  power = pow (10, floor (log10 (most / max_steps)));
  if (is_whole)
    power = MAX (power, 1);
  for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
    if (factors[i] * power * max_steps >= most - power * 1e-9)
      return factors[i] * power;

  return 10 * power;
}

static double
measure (MdgCanvas *canvas,
         const char *text)
{
  return mdg_points_to_mm (mdg_text_block_get_width (mdg_text_cache_get (mdg_canvas_get_cache (canvas), text, TEXT_SIZE, FALSE, -1)));
}

static double
measure_height (MdgCanvas *canvas,
                const char *text,
                double width)
{
  const MdgTextBlock *block = mdg_text_cache_get (mdg_canvas_get_cache (canvas), text, TEXT_SIZE, FALSE, mdg_mm_to_points (width));

  return mdg_text_block_get_height_mm (block, mdg_text_block_get_n_lines (block), &name_style);
}

/* As an axis says it: 1200, or 0.5 where steps are less than 1. */
static char *
format_value (double value,
              double step)
{
  return g_strdup_printf (step < 1 ? "%.1f" : "%.0f", value);
}

static double
get_most (MdgChart *chart,
          gboolean *is_whole)
{
  double most = 0;

  *is_whole = TRUE;
  for (guint i = 0; i < chart->series->len; i++)
    for (guint j = 0; j < chart->n; j++)
      {
        double value = ((Series *) chart->series->pdata[i])->values[j];

        if (isnan (value))
          continue;
        most = MAX (most, value);
        *is_whole = *is_whole && floor (value) == value;
      }

  return most;
}

static void
plan_plot (MdgChart *chart,
           MdgCanvas *canvas,
           double x,
           double y,
           double width,
           double height,
           Plot *plot)
{
  double line = mdg_points_to_mm (TEXT_SIZE) * name_style.spacing;
  double value_width;
  gboolean is_whole;
  g_autofree char *widest = NULL;

  plot->most = get_most (chart, &is_whole);
  plot->step = mdg_chart_get_step (plot->most, MAX_STEPS, is_whole);
  plot->most = MAX (ceil (plot->most / plot->step - 1e-9), 1) * plot->step;
  widest = format_value (plot->most, plot->step);
  value_width = measure (canvas, widest);
  plot->name_width = 0;
  for (guint i = 0; i < chart->series->len; i++)
    plot->name_width = MAX (plot->name_width, measure (canvas, ((Series *) chart->series->pdata[i])->label) + 0.1);
  plot->name_width = MIN (plot->name_width, MIN (MAX_NAME, width * 0.3));

  plot->left = x + value_width + GAP;
  plot->top = y + (chart->unit != NULL ? line + GAP : line / 2);
  plot->bottom = y + height - line - GAP;
  plot->right = x + width - plot->name_width - SAMPLE - LEADER - GAP - MARK;
  plot->names = x + width - plot->name_width;
}

static void
draw_values (MdgChart *chart,
             MdgCanvas *canvas,
             double x,
             double y,
             const Plot *plot)
{
  double line = mdg_points_to_mm (TEXT_SIZE) * value_style.spacing;
  guint n = (guint) lround (plot->most / plot->step);

  if (chart->unit != NULL)
    {
      g_autofree char *unit = g_strdup_printf ("（%s）", chart->unit);

      mdg_canvas_text (canvas, unit, x, y, measure (canvas, unit) + 0.1, &name_style);
    }
  for (guint i = 0; i <= n; i++)
    {
      g_autofree char *text = format_value (i * plot->step, plot->step);
      double at = plot->bottom - (plot->bottom - plot->top) * i / n;

      mdg_canvas_text (canvas, text, x, at - line / 2, plot->left - GAP - x, &value_style);
      mdg_canvas_line (canvas, plot->left, at, plot->right, at, i == 0 ? MDG_LINE_THIN : MDG_LINE_DOTTED);
    }
  mdg_canvas_line (canvas, plot->left, plot->top, plot->left, plot->bottom, MDG_LINE_THIN);
}

static double
get_x (MdgChart *chart,
       const Plot *plot,
       guint at)
{
  return plot->left + (plot->right - plot->left) * (at + 0.5) / chart->n;
}

/* Every label, or every second, third, sixth, twelfth … so that they do not touch. */
static guint
get_label_stride (MdgChart *chart,
                  MdgCanvas *canvas,
                  const Plot *plot)
{
  static const guint strides[] = { 1, 2, 3, 4, 6, 12, 24, 60, 120 };
  double widest = 0;

  for (guint i = 0; i < chart->n; i++)
    widest = MAX (widest, measure (canvas, chart->labels[i]));
  for (guint i = 0; i < G_N_ELEMENTS (strides); i++)
    if ((plot->right - plot->left) / chart->n * strides[i] >= widest + GAP)
      return strides[i];

  return MAX (chart->n, 1);
}

static void
draw_labels (MdgChart *chart,
             MdgCanvas *canvas,
             const Plot *plot)
{
  guint stride = get_label_stride (chart, canvas, plot);

  for (guint i = 0; i < chart->n; i++)
    {
      double x = get_x (chart, plot, i);

      mdg_canvas_line (canvas, x, plot->bottom, x, plot->bottom + (i % stride == 0 ? 1 : 0.5), MDG_LINE_THIN);
      if (i % stride == 0)
        {
          double width = measure (canvas, chart->labels[i]) + 0.1;

          mdg_canvas_text (canvas, chart->labels[i], x - width / 2, plot->bottom + GAP, width, &label_style);
        }
    }
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const Name *x = a;
  const Name *y = b;

  if (x->wanted != y->wanted)
    return x->wanted < y->wanted ? -1 : 1;

  return (x->series > y->series) - (x->series < y->series);
}

/* Names stand where their lines end, pushed apart where they would touch: down from the first, then up from the
   bottom as far as needed. */
static void
push_apart (Name *names,
            guint n,
            double top,
            double bottom)
{
  qsort (names, n, sizeof *names, compare_names);
  for (guint i = 0; i < n; i++)
    {
      double least = i == 0 ? top : names[i - 1].top + names[i - 1].height;

      names[i].top = MAX (names[i].wanted - names[i].height / 2, least);
    }
  for (guint i = n; i-- > 0;)
    {
      double most = (i == n - 1 ? bottom : names[i + 1].top) - names[i].height;

      names[i].top = MIN (names[i].top, most);
    }
}

static guint
list_names (MdgChart *chart,
            MdgCanvas *canvas,
            const Plot *plot,
            Name *names)
{
  guint n = 0;

  for (guint i = 0; i < chart->series->len; i++)
    {
      const Series *series = chart->series->pdata[i];
      guint last = chart->n;

      while (last > 0 && isnan (series->points[2 * last - 1]))
        last--;
      names[n].series = i;
      names[n].from_x = last > 0 ? series->points[2 * last - 2] : plot->right;
      names[n].wanted = last > 0 ? series->points[2 * last - 1] : plot->bottom;
      names[n].height = measure_height (canvas, series->label, plot->name_width);
      n++;
    }

  return n;
}

static void
draw_names (MdgChart *chart,
            MdgCanvas *canvas,
            const Plot *plot,
            double bottom)
{
  Name names[MDG_CHART_MAX_SERIES];
  guint n = list_names (chart, canvas, plot, names);

  push_apart (names, n, plot->top - GAP, bottom);
  for (guint i = 0; i < n; i++)
    {
      double middle = names[i].top + names[i].height / 2;
      double right = plot->names - GAP;
      double sample[] = { right - SAMPLE + MARK, middle, right - SAMPLE / 2, middle, right - MARK, middle };

      mdg_canvas_text (canvas, ((Series *) chart->series->pdata[names[i].series])->label, plot->names, names[i].top, plot->name_width, &name_style);
      mdg_canvas_curve (canvas, sample, 3, names[i].series);
      mdg_canvas_leader (canvas, names[i].from_x + MARK + 0.3, names[i].wanted, right - SAMPLE, middle);
    }
}

void
mdg_chart_draw (MdgChart *chart,
                MdgCanvas *canvas,
                double x,
                double y,
                double width,
                double height)
{
  Plot plot;

  g_return_if_fail (width >= MDG_CHART_MIN_WIDTH && height >= MDG_CHART_MIN_HEIGHT);

  plan_plot (chart, canvas, x, y, width, height, &plot);
  draw_values (chart, canvas, x, y, &plot);
  draw_labels (chart, canvas, &plot);
  for (guint i = 0; i < chart->series->len; i++)
    {
      Series *series = chart->series->pdata[i];

      for (guint j = 0; j < chart->n; j++)
        {
          series->points[2 * j] = get_x (chart, &plot, j);
          series->points[2 * j + 1] = isnan (series->values[j]) ? (double) NAN : plot.bottom - (plot.bottom - plot.top) * series->values[j] / plot.most;
        }
      mdg_canvas_curve (canvas, series->points, chart->n, i);
    }
  draw_names (chart, canvas, &plot, y + height);
}
