/* Rows 6, 14 and 15 of the figures to reach: the program with a register open against an empty window of the same
   toolkit, as whole processes in turn. MDG_BENCH_SIZE is a number of consultations; 300, 10,000 and 100,000 by default.
   MDG_BENCH_REGISTER is a register to open instead (it is opened for writing). */

#include "mdg-intake-form.h"
#include "mdg-intake-page.h"
#include "mdg-case-row-view.h"
#include "mdg-consultation-row-view.h"
#include "mdg-consultations-page.h"
#include "mdg-application.h"
#include "mdg-line-entry.h"
#include "mdg-promise-row.h"
#include "mdg-resources.h"
#include "mdg-sample.h"
#include "mdg-settings.h"
#include "mdg-store.h"
#include "mdg-window.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define N_STARTS 7
#define N_KEYS 60
#define SETTLE_MS 700
#define GIVE_UP_SECONDS 60

/* One child process: what it shows and what it has measured. */
typedef struct
{
  const char *what; /* empty, today, consultations, cases; empty-text, intake-text, intake-line, search */
  GtkApplication *application;
  GtkWindow *window;
  GtkWidget *field;
  gboolean is_painted;
  gint64 key_at; /* planned; 0 while no key waits for its frame */
  guint n_keys;
  gint64 busy_at;    /* processor time of the UI thread when the key came, in us */
  GArray *latencies; /* ms */
  GArray *busy;      /* ms of the UI thread's processor time, which neighbours on the machine leave alone */
  GThread *thread;
  gint64 longest_ns;
  char *longest_sql;
} Child;

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double
get_part (GArray *values,
          double part)
{
  g_array_sort (values, compare_doubles);

  return g_array_index (values, double, MIN (values->len - 1, (guint) (part * values->len)));
}

static GArray *
new_values (void)
{
  return g_array_new (FALSE, FALSE, sizeof (double));
}

static double
get_rss_mib (void)
{
  g_autofree char *text = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &text, NULL, NULL));
  line = strstr (text, "VmRSS:");

  return line != NULL ? g_ascii_strtod (line + 6, NULL) / 1024 : 0;
}

static GtkWidget *
find_mapped (GtkWidget *widget,
             GType type)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_mapped (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The window is there with what the page is for, not only with its frame. */
static gboolean
has_rows (Child *self)
{
  GType type = MDG_TYPE_PROMISE_ROW;

  if (g_str_has_prefix (self->what, "empty"))
    return TRUE;

  if (g_str_equal (self->what, "consultations"))
    type = MDG_TYPE_CONSULTATION_ROW_VIEW;
  else if (g_str_equal (self->what, "cases"))
    type = MDG_TYPE_CASE_ROW_VIEW;

  return find_mapped (GTK_WIDGET (self->window), type) != NULL;
}

static gboolean
end (gpointer user_data)
{
  Child *self = user_data;

  g_print ("rss %.3f\n", get_rss_mib ());
  g_print ("sql %.3f %s\n", (double) self->longest_ns / 1e6, self->longest_sql != NULL ? self->longest_sql : "-");
  for (guint i = 0; i < self->latencies->len; i++)
    g_print ("key %.3f\nbusy %.3f\n", g_array_index (self->latencies, double, i), g_array_index (self->busy, double, i));
  gtk_window_close (self->window);

  return G_SOURCE_REMOVE;
}

static GtkWidget *
get_intake_child (Child *self,
                  const char *name)
{
  GtkWidget *page = GTK_WIDGET (mdg_window_get_page (MDG_WINDOW (self->window), "intake"));
  GObject *form = gtk_widget_get_template_child (page, MDG_TYPE_INTAKE_PAGE, "form");

  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (form), MDG_TYPE_INTAKE_FORM, name));
}

static void
find_field (Child *self)
{
  if (g_str_equal (self->what, "intake-text") || g_str_equal (self->what, "intake-line"))
    gtk_widget_activate_action (GTK_WIDGET (self->window), "win.new-consultation", NULL);

  if (g_str_equal (self->what, "intake-text"))
    self->field = get_intake_child (self, "text");
  else if (g_str_equal (self->what, "intake-line"))
    self->field = GTK_WIDGET (mdg_line_entry_get_text_widget (MDG_LINE_ENTRY (get_intake_child (self, "subject"))));
  else if (g_str_equal (self->what, "search"))
    {
      mdg_window_show_page (MDG_WINDOW (self->window), "consultations");
      self->field = find_mapped (find_mapped (GTK_WIDGET (self->window), GTK_TYPE_SEARCH_ENTRY), GTK_TYPE_TEXT);
    }
  gtk_widget_grab_focus (self->field);
}

static gint64
get_busy_us (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/* As a key does it: by the signal its binding emits. From the moment it was due, so that a busy main loop counts. */
static gboolean
press (gpointer user_data)
{
  static const char *const letters[] = { "退", "院", "後", "の", "田", "中", "さ", "ん" };
  Child *self = user_data;

  self->busy_at = get_busy_us ();
  if (GTK_IS_TEXT (self->field) && self->n_keys % 8 == 0)
    gtk_editable_set_text (GTK_EDITABLE (self->field), "");
  g_signal_emit_by_name (self->field, "insert-at-cursor", letters[self->n_keys++ % G_N_ELEMENTS (letters)]);

  return G_SOURCE_REMOVE;
}

/* Rests of 40 to 340 ms: in the middle of words and after them, when the program looks things up. */
static void
plan_key (Child *self)
{
  GSource *source = g_timeout_source_new (0);

  self->key_at = g_get_monotonic_time () + 40000 + (self->n_keys * 7919 % 31) * 10000;
  g_source_set_ready_time (source, self->key_at);
  g_source_set_callback (source, press, self, NULL);
  g_source_attach (source, NULL);
  g_source_unref (source);
}

static gboolean
begin_keys (gpointer user_data)
{
  Child *self = user_data;

  find_field (self);
  self->longest_ns = 0;
  g_clear_pointer (&self->longest_sql, g_free);
  plan_key (self);

  return G_SOURCE_REMOVE;
}

static void
on_painted (GdkFrameClock *frames,
            Child *self)
{
  gint64 now = g_get_monotonic_time ();

  if (!self->is_painted && has_rows (self))
    {
      self->is_painted = TRUE;
      g_print ("painted %" G_GINT64_FORMAT "\n", now);
      g_print ("cpu %.3f\n", (double) clock () * 1000 / CLOCKS_PER_SEC);
      if (self->field != NULL || strchr (self->what, '-') != NULL || g_str_equal (self->what, "search"))
        g_timeout_add (SETTLE_MS, begin_keys, self);
      else
        g_timeout_add (SETTLE_MS, end, self);
    }
  if (self->key_at == 0 || now < self->key_at || self->n_keys == self->latencies->len)
    return;

  g_array_append_val (self->latencies, ((double[]){ (double) (now - self->key_at) / 1000 }));
  g_array_append_val (self->busy, ((double[]){ (double) (get_busy_us () - self->busy_at) / 1000 }));
  if (self->n_keys < N_KEYS)
    plan_key (self);
  else
    g_timeout_add (SETTLE_MS, end, self);
}

static void
on_realize (GtkWidget *window,
            Child *self)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (on_painted), self);
}

static void
on_window_added (GtkApplication *application,
                 GtkWindow *window,
                 Child *self)
{
  if (self->window != NULL)
    return;

  self->window = window;
  /* A blinking cursor paints by itself, which would be waited for. */
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);
  g_signal_connect_after (window, "realize", G_CALLBACK (on_realize), self);
}

static void
on_activate_empty (GtkApplication *application,
                   Child *self)
{
  GtkWidget *window = adw_application_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  if (g_str_equal (self->what, "empty-text"))
    {
      self->field = gtk_text_view_new ();
      adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), self->field);
    }
  gtk_window_present (GTK_WINDOW (window));
}

static void
on_profile (const char *sql,
            gint64 ns,
            gpointer data)
{
  Child *self = data;

  if (g_thread_self () != self->thread || ns <= self->longest_ns)
    return;

  self->longest_ns = ns;
  g_free (self->longest_sql);
  self->longest_sql = g_strdelimit (g_strndup (sql, 160), "\n", ' ');
}

static gboolean
give_up (gpointer user_data)
{
  g_printerr ("%s: nothing was painted\n", ((Child *) user_data)->what);
  exit (1);
}

static int
run_child (const char *what,
           const char *path)
{
  char *argv[] = { (char *) "bench-app", (char *) path, NULL };
  Child self = { .what = what, .thread = g_thread_self (), .latencies = new_values (), .busy = new_values () };
  gboolean is_empty = g_str_has_prefix (what, "empty");
  g_autoptr (GtkApplication) application = NULL;
  int status;

  if (is_empty)
    {
      application = GTK_APPLICATION (adw_application_new ("io.github.madoguchi.Empty", G_APPLICATION_NON_UNIQUE));
      g_signal_connect (application, "activate", G_CALLBACK (on_activate_empty), &self);
    }
  else
    {
      mdg_app_register_resources ();
      mdg_store_set_profile (on_profile, &self);
      application = GTK_APPLICATION (mdg_application_new ());
      g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
      g_settings_set_string (mdg_settings_get (), "last-page", g_str_equal (what, "consultations") || g_str_equal (what, "cases") ? what : "today");
    }
  self.application = application;
  g_signal_connect (application, "window-added", G_CALLBACK (on_window_added), &self);
  g_timeout_add_seconds (GIVE_UP_SECONDS, give_up, &self);
  status = g_application_run (G_APPLICATION (application), is_empty ? 1 : 2, argv);
  g_array_unref (self.latencies);
  g_array_unref (self.busy);
  g_free (self.longest_sql);

  return status;
}

/* What a child told. */
typedef struct
{
  double start_ms;
  double cpu_ms; /* of all threads until it was painted */
  double rss;
  double longest_sql;
  char *sql;
  GArray *keys;
  GArray *busy;
} Run;

static void
run_clear (Run *run)
{
  g_free (run->sql);
  g_array_unref (run->keys);
  g_array_unref (run->busy);
}

/* What a run left half written would be opened again by the next. */
static void
forget_drafts (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgStore) store = mdg_store_open (path, MDG_STORE_READ_WRITE, &error);

  g_assert_no_error (error);
  g_assert_true (mdg_store_execute (store, "DELETE FROM draft", NULL));
}

static Run
run_process (const char *program,
             const char *what,
             const char *path)
{
  const char *argv[] = { program, what, path, NULL };
  g_autofree char *output = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  Run run = { .keys = new_values (), .busy = new_values () };
  gint64 start;

  forget_drafts (path);
  start = g_get_monotonic_time ();
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (output, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      char *rest = strchr (*line, ' ');
      double value = rest != NULL ? g_ascii_strtod (rest, &rest) : 0;

      if (g_str_has_prefix (*line, "painted "))
        run.start_ms = (value - (double) start) / 1000;
      else if (g_str_has_prefix (*line, "cpu "))
        run.cpu_ms = value;
      else if (g_str_has_prefix (*line, "rss "))
        run.rss = value;
      else if (g_str_has_prefix (*line, "key "))
        g_array_append_val (run.keys, value);
      else if (g_str_has_prefix (*line, "busy "))
        g_array_append_val (run.busy, value);
      else if (g_str_has_prefix (*line, "sql "))
        {
          run.longest_sql = value;
          run.sql = g_strdup (rest);
        }
    }
  g_assert_cmpfloat (run.start_ms, >, 0);

  return run;
}

/* Rows 6 and 15. */
static void
bench_starts (const char *program,
              const char *page,
              const char *path,
              guint size)
{
  g_autoptr (GArray) ours = new_values ();
  g_autoptr (GArray) theirs = new_values ();
  g_autoptr (GArray) ratios = new_values ();
  g_autoptr (GArray) our_cpu = new_values ();
  g_autoptr (GArray) their_cpu = new_values ();
  g_autoptr (GArray) our_rss = new_values ();
  g_autoptr (GArray) their_rss = new_values ();
  double longest = 0;
  g_autofree char *sql = NULL;

  for (guint i = 0; i < N_STARTS; i++)
    {
      Run b = run_process (program, "empty", path);
      Run a = run_process (program, page, path);

      g_array_append_val (ours, a.start_ms);
      g_array_append_val (theirs, b.start_ms);
      g_array_append_val (ratios, ((double[]){ a.start_ms / b.start_ms }));
      g_array_append_val (our_cpu, a.cpu_ms);
      g_array_append_val (their_cpu, b.cpu_ms);
      g_array_append_val (our_rss, a.rss);
      g_array_append_val (their_rss, b.rss);
      if (a.longest_sql >= longest)
        {
          longest = a.longest_sql;
          g_free (sql);
          sql = g_strdup (a.sql);
        }
      run_clear (&a);
      run_clear (&b);
    }
  g_print ("6 open to painted / empty window    %9u  x %.2f  (%.0f / %.0f ms, %s)  goal 2\n", size, get_part (ratios, 0.5), get_part (ours, 0.5), get_part (theirs, 0.5), page);
  g_print ("  the same in processor time        %9u  x %.2f  (%.0f / %.0f ms)\n", size, get_part (our_cpu, 0.5) / get_part (their_cpu, 0.5), get_part (our_cpu, 0.5), get_part (their_cpu, 0.5));
  g_print ("  longest query of the UI thread    %9u  %.1f ms %s\n", size, longest, sql);
  g_print ("15 memory / empty window            %9u  x %.2f  (%.1f / %.1f MiB, %s)  goal 2\n", size, get_part (our_rss, 0.5) / get_part (their_rss, 0.5), get_part (our_rss, 0.5), get_part (their_rss, 0.5), page);
}

/* Row 14. */
static void
bench_keys (const char *program,
            const char *field,
            const char *path,
            guint size)
{
  g_autoptr (GArray) ours = new_values ();
  g_autoptr (GArray) theirs = new_values ();
  g_autoptr (GArray) busy = new_values ();
  double longest = 0;
  g_autofree char *sql = NULL;

  for (guint i = 0; i < 2; i++)
    {
      Run a = run_process (program, field, path);
      Run b = run_process (program, "empty-text", path);

      g_array_append_vals (ours, a.keys->data, a.keys->len);
      g_array_append_vals (theirs, b.keys->data, b.keys->len);
      g_array_append_vals (busy, a.busy->data, a.busy->len);
      if (a.longest_sql >= longest)
        {
          longest = a.longest_sql;
          g_free (sql);
          sql = g_strdup (a.sql);
        }
      run_clear (&a);
      run_clear (&b);
    }
  g_assert_cmpuint (ours->len, ==, 2 * N_KEYS);
  g_print ("14 key to painted, %-16s %9u  p50 %.1f, p95 %.1f, longest %.1f ms; bare text p50 %.1f, p95 %.1f ms  goal < 16 ms\n", field, size, get_part (ours, 0.5), get_part (ours, 0.95), get_part (ours, 1), get_part (theirs, 0.5), get_part (theirs, 0.95));
  g_print ("  processor time of the UI thread   %9u  p50 %.1f, p95 %.1f, longest %.1f ms\n", size, get_part (busy, 0.5), get_part (busy, 0.95), get_part (busy, 1));
  g_print ("  longest query of the UI thread    %9u  %.1f ms %s  goal 4 ms\n", size, longest, sql);
}

static void
bench_register (const char *program,
                const char *path,
                guint size)
{
  bench_starts (program, "today", path, size);
  bench_starts (program, "consultations", path, size);
  bench_starts (program, "cases", path, size);
  bench_keys (program, "intake-text", path, size);
  bench_keys (program, "intake-line", path, size);
  bench_keys (program, "search", path, size);
}

static void
bench (const char *program,
       guint size)
{
  g_autofree char *folder = g_dir_make_tmp ("mdg-bench-app-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.madoguchi", NULL);
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", folder);
  g_autoptr (GError) error = NULL;
  MdgSampleOptions options;

  mdg_sample_options_init (&options);
  options.n_consultations = size;
  mdg_sample_create (path, &options, NULL, NULL, &error);
  g_assert_no_error (error);

  bench_register (program, path, size);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
}

int
main (int argc,
      char **argv)
{
  static const guint sizes[] = { 300, 10000, 100000 };
  const char *wanted = g_getenv ("MDG_BENCH_SIZE");
  const char *path = g_getenv ("MDG_BENCH_REGISTER");

  if (argc == 3)
    return run_child (argv[1], argv[2]);

  if (!gtk_init_check ())
    {
      g_print ("rows 6, 14 and 15 need a display: xvfb-run -a meson test -C build --benchmark\n");
      return 77;
    }
  if (path != NULL)
    {
      bench_register (argv[0], path, wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10) : 0);
      return 0;
    }
  if (wanted != NULL)
    {
      bench (argv[0], (guint) g_ascii_strtoull (wanted, NULL, 10));
      return 0;
    }

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    bench (argv[0], sizes[i]);

  return 0;
}
