#include <math.h>

#include "mdg-chart.h"
#include "mdg-heat-map.h"
#include "mdg-units.h"

/* Charts by where things stand: no text on another, none outside, points where their values are. */

typedef struct
{
  MdgTextCache *cache;
  MdgCanvas *canvas;
  GPtrArray *texts;
} Fixture;

static void
set_up (Fixture *self,
        gconstpointer data)
{
  self->cache = mdg_text_cache_new (MDG_TYPEFACE_GOTHIC);
  self->canvas = mdg_canvas_new (NULL, self->cache);
  self->texts = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_placed_text_free);
  mdg_canvas_record (self->canvas, self->texts, 0);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  mdg_canvas_free (self->canvas);
  mdg_text_cache_free (self->cache);
  g_ptr_array_unref (self->texts);
}

static gboolean
do_overlap (const MdgPlacedText *a,
            const MdgPlacedText *b)
{
  const double slack = 0.05;

  return a->x + a->width > b->x + slack && b->x + b->width > a->x + slack && a->y + a->height > b->y + slack && b->y + b->height > a->y + slack;
}

static void
check_texts (Fixture *self,
             double x,
             double y,
             double width,
             double height)
{
  for (guint i = 0; i < self->texts->len; i++)
    {
      const MdgPlacedText *text = self->texts->pdata[i];

      if (text->x < x - 0.05 || text->y < y - 0.05 || text->x + text->width > x + width + 0.05 || text->y + text->height > y + height + 0.05)
        g_error ("“%s” at %.2f, %.2f (%.2f × %.2f) lies outside", text->text, text->x, text->y, text->width, text->height);
      for (guint j = 0; j < i; j++)
        if (do_overlap (text, self->texts->pdata[j]))
          g_error ("“%s” lies on “%s”", text->text, ((MdgPlacedText *) self->texts->pdata[j])->text);
    }
}

static const MdgPlacedText *
find_text (Fixture *self,
           const char *wanted)
{
  for (guint i = 0; i < self->texts->len; i++)
    if (g_str_equal (((MdgPlacedText *) self->texts->pdata[i])->text, wanted))
      return self->texts->pdata[i];

  return NULL;
}

static char **
list_labels (guint n)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = g_strdup_printf ("R%u.%u", 7 + (i + 3) / 12, (i + 3) % 12 + 1);

      g_strv_builder_add (builder, label);
    }

  return g_strv_builder_end (builder);
}

static void
test_steps (void)
{
  static const struct
  {
    double most;
    gboolean is_whole;
    double step;
  } cases[] = {
    { 0, TRUE, 1 },
    { 1, TRUE, 1 },
    { 6, TRUE, 1 },
    { 7, TRUE, 2 },
    { 27, TRUE, 5 },
    { 30, TRUE, 5 },
    { 31, TRUE, 10 },
    { 1234, TRUE, 500 },
    { 3, FALSE, 0.5 },
    { 0.3, FALSE, 0.05 },
    { 1e9, TRUE, 2e8 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat_with_epsilon (mdg_chart_get_step (cases[i].most, 6, cases[i].is_whole), cases[i].step, cases[i].step * 1e-9);
}

/* Values between the lines of the axis stand between them, in proportion. */
static void
test_points (Fixture *self,
             gconstpointer data)
{
  static const double values[] = { 0, 10, 20, 30 };
  static const double gaps[] = { 5, NAN, NAN, 15 };
  g_auto (GStrv) labels = list_labels (4);
  g_autoptr (MdgChart) chart = mdg_chart_new ((const char *const *) labels, "件");
  const MdgPlacedText *zero;
  const MdgPlacedText *top;
  const MdgPlacedText *label;
  double x[4];
  double y[4];

  mdg_chart_add_series (chart, "認知症疑い", values);
  mdg_chart_add_series (chart, "受診拒否", gaps);
  mdg_chart_draw (chart, self->canvas, 10, 20, 170, 80);
  check_texts (self, 10, 20, 170, 80);
  for (guint i = 0; i < 4; i++)
    g_assert_true (mdg_chart_get_point (chart, 0, i, &x[i], &y[i]));

  zero = find_text (self, "0");
  top = find_text (self, "30");
  g_assert_nonnull (zero);
  g_assert_nonnull (top);
  g_assert_nonnull (find_text (self, "（件）"));
  g_assert_cmpfloat_with_epsilon (y[0], zero->y + zero->height / 2, 0.2);
  g_assert_cmpfloat_with_epsilon (y[3], top->y + top->height / 2, 0.2);
  g_assert_cmpfloat_with_epsilon (y[0] - y[1], y[1] - y[2], 0.001);
  g_assert_cmpfloat_with_epsilon (y[1] - y[2], y[2] - y[3], 0.001);
  g_assert_cmpfloat_with_epsilon (x[1] - x[0], x[3] - x[2], 0.001);
  for (guint i = 0; i < 4; i++)
    {
      label = find_text (self, labels[i]);
      g_assert_nonnull (label);
      g_assert_cmpfloat_with_epsilon (label->x + label->width / 2, x[i], 0.2);
      g_assert_cmpfloat (label->y, >, y[0]);
    }
  g_assert_false (mdg_chart_get_point (chart, 1, 1, &x[0], &y[0]));
  g_assert_true (mdg_chart_get_point (chart, 1, 3, &x[0], &y[0]));
}

/* Six lines that end in one point, at the bottom, at the top, in the smallest box. */
static void
test_names_do_not_touch (Fixture *self,
                         gconstpointer data)
{
  static const char *const names[] = { "認知症疑い", "受診拒否", "家族の協力が得られない", "医療依存度が高い（人工呼吸器・在宅酸素・吸引など）", "ごみ出し", "不衛生" };
  static const double ends[] = { 0, 50, 100 };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    for (guint j = 0; j < 2; j++)
      {
        g_auto (GStrv) labels = list_labels (3);
        g_autoptr (MdgChart) chart = mdg_chart_new ((const char *const *) labels, "件");
        double height = j == 0 ? MDG_CHART_MIN_HEIGHT : 90;
        double width = j == 0 ? MDG_CHART_MIN_WIDTH : 180;

        for (guint k = 0; k < G_N_ELEMENTS (names); k++)
          {
            double values[] = { 100, k, ends[i] };

            mdg_chart_add_series (chart, names[k], values);
          }
        g_ptr_array_set_size (self->texts, 0);
        mdg_chart_draw (chart, self->canvas, 0, 0, width, height);
        check_texts (self, 0, 0, width, height);
        g_assert_nonnull (find_text (self, "ごみ出し"));
      }
}

static void
test_many_labels (Fixture *self,
                  gconstpointer data)
{
  for (guint n = 1; n < 150; n += 13)
    {
      g_auto (GStrv) labels = list_labels (n);
      g_autoptr (MdgChart) chart = mdg_chart_new ((const char *const *) labels, NULL);
      g_autofree double *values = g_new0 (double, n);
      double x;
      double y;

      mdg_chart_add_series (chart, "認知症疑い", values);
      g_ptr_array_set_size (self->texts, 0);
      mdg_chart_draw (chart, self->canvas, 0, 0, 120, 60);
      check_texts (self, 0, 0, 120, 60);
      g_assert_nonnull (find_text (self, labels[0]));
      g_assert_true (mdg_chart_get_point (chart, 0, n - 1, &x, &y));
      g_assert_cmpfloat (x, <, 120);
    }
}

static void
test_nothing_to_show (Fixture *self,
                      gconstpointer data)
{
  static const char *const labels[] = { "4月", NULL };
  static const double none[] = { NAN };
  g_autoptr (MdgChart) empty = mdg_chart_new (labels, "件");
  g_autoptr (MdgChart) gaps = mdg_chart_new (labels, "件");

  mdg_chart_draw (empty, self->canvas, 0, 0, 100, 60);
  check_texts (self, 0, 0, 100, 60);
  g_ptr_array_set_size (self->texts, 0);
  mdg_chart_add_series (gaps, "認知症疑い", none);
  mdg_chart_draw (gaps, self->canvas, 0, 0, 100, 60);
  check_texts (self, 0, 0, 100, 60);
  g_assert_nonnull (find_text (self, "認知症疑い"));
}

static void
test_heat_map (Fixture *self,
               gconstpointer data)
{
  static const char *const rows[] = { "見守り不在", "地域のつながり・理解／資源の不足（訪問診療・訪問看護・ヘルパー等）", "認知症", NULL };
  static const char *const columns[] = { "明第1", "本庁", "常盤平団地", NULL };
  g_autoptr (MdgHeatMap) map = mdg_heat_map_new (rows, columns, "件数");
  cairo_rectangle_t cell;
  const MdgPlacedText *text;

  mdg_heat_map_set (map, 0, 0, 40, FALSE);
  mdg_heat_map_set (map, 1, 2, 17, FALSE);
  mdg_heat_map_set (map, 2, 1, 1, TRUE);
  g_assert_cmpuint (mdg_heat_map_draw (map, self->canvas, 0, 10, 10, 150, 80), ==, 3);
  check_texts (self, 10, 10, 150, 80);

  g_assert_true (mdg_heat_map_get_cell (map, 1, 2, &cell));
  text = find_text (self, "17");
  g_assert_nonnull (text);
  g_assert_cmpfloat (text->x, >, cell.x);
  g_assert_cmpfloat (text->x + text->width, <, cell.x + cell.width);
  g_assert_cmpfloat_with_epsilon (text->x + text->width / 2, cell.x + cell.width / 2, 0.1);
  g_assert_cmpfloat_with_epsilon (text->y + text->height / 2, cell.y + cell.height / 2, 0.2);
  g_assert_nonnull (find_text (self, "★1"));
  g_assert_nonnull (find_text (self, "1–10"));
  g_assert_nonnull (find_text (self, "31–40"));

  g_assert_cmpuint (mdg_heat_map_get_hatch (map, 0), ==, 0);
  g_assert_cmpuint (mdg_heat_map_get_hatch (map, 1), ==, 1);
  g_assert_cmpuint (mdg_heat_map_get_hatch (map, 10), ==, 1);
  g_assert_cmpuint (mdg_heat_map_get_hatch (map, 11), ==, 2);
  g_assert_cmpuint (mdg_heat_map_get_hatch (map, 40), ==, 4);
}

/* More rows than fit go on elsewhere; none is lost, none twice. */
static void
test_heat_map_continues (Fixture *self,
                         gconstpointer data)
{
  g_auto (GStrv) rows = list_labels (90);
  static const char *const columns[] = { "件数", NULL };
  g_autoptr (MdgHeatMap) map = mdg_heat_map_new ((const char *const *) rows, columns, NULL);
  guint next = 0;
  guint n_sheets = 0;

  for (guint i = 0; i < 90; i++)
    mdg_heat_map_set (map, i, 0, 1, FALSE);
  while (next < 90)
    {
      guint first = next;
      cairo_rectangle_t cell;

      g_ptr_array_set_size (self->texts, 0);
      next = mdg_heat_map_draw (map, self->canvas, first, 0, 0, 60, 100);
      check_texts (self, 0, 0, 60, 100);
      g_assert_cmpuint (next, >, first);
      for (guint i = 0; i < 90; i++)
        {
          g_assert_true ((find_text (self, rows[i]) != NULL) == (i >= first && i < next));
          g_assert_true (mdg_heat_map_get_cell (map, i, 0, &cell) == (i >= first && i < next));
        }
      n_sheets++;
    }
  g_assert_cmpuint (n_sheets, >, 3);
}

/* Small figures are not made to look large. */
static void
test_small_figures (Fixture *self,
                    gconstpointer data)
{
  static const char *const one[] = { "件数", NULL };
  g_autoptr (MdgHeatMap) map = mdg_heat_map_new (one, one, NULL);

  mdg_heat_map_set (map, 0, 0, 1, FALSE);
  g_assert_cmpuint (mdg_heat_map_get_hatch (map, 1), ==, 1);
  mdg_heat_map_draw (map, self->canvas, 0, 0, 0, 60, 40);
  g_assert_null (find_text (self, "4"));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart/steps", test_steps);
  g_test_add ("/chart/points", Fixture, NULL, set_up, test_points, tear_down);
  g_test_add ("/chart/names-do-not-touch", Fixture, NULL, set_up, test_names_do_not_touch, tear_down);
  g_test_add ("/chart/many-labels", Fixture, NULL, set_up, test_many_labels, tear_down);
  g_test_add ("/chart/nothing-to-show", Fixture, NULL, set_up, test_nothing_to_show, tear_down);
  g_test_add ("/chart/heat-map", Fixture, NULL, set_up, test_heat_map, tear_down);
  g_test_add ("/chart/heat-map-continues", Fixture, NULL, set_up, test_heat_map_continues, tear_down);
  g_test_add ("/chart/small-figures", Fixture, NULL, set_up, test_small_figures, tear_down);

  return g_test_run ();
}
