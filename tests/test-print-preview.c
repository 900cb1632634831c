#include "mdg-print-preview.h"

#include "mdg-error.h"
#include "mdg-test-app.h"
#include "mdg-test-keys.h"

/* A document of three pages that counts what is drawn. */
#define TEST_TYPE_DOCUMENT (test_document_get_type ())
G_DECLARE_FINAL_TYPE (TestDocument, test_document, TEST, DOCUMENT, MdgDocument)

struct _TestDocument
{
  MdgDocument parent_instance;

  guint n_drawn;
};

G_DEFINE_FINAL_TYPE (TestDocument, test_document, MDG_TYPE_DOCUMENT)

static guint
test_document_paginate (MdgDocument *document,
                        MdgTextCache *cache)
{
  return 3;
}

static void
test_document_draw_page (MdgDocument *document,
                         MdgCanvas *canvas,
                         guint page)
{
  TEST_DOCUMENT (document)->n_drawn++;
}

static void
test_document_class_init (TestDocumentClass *klass)
{
  MDG_DOCUMENT_CLASS (klass)->papers = 1 << MDG_PAPER_A4_PORTRAIT;
  MDG_DOCUMENT_CLASS (klass)->paginate = test_document_paginate;
  MDG_DOCUMENT_CLASS (klass)->draw_page = test_document_draw_page;
}

static void
test_document_init (TestDocument *self)
{
}

typedef struct
{
  MdgApplication *application;
  MdgDocument *document;
  MdgPrintPreview *preview;
  guint n_recorded;
  gboolean is_refused;
} Fixture;

static gboolean
record (const char *kind,
        gpointer user_data,
        GError **error)
{
  Fixture *self = user_data;

  self->n_recorded++;
  if (self->is_refused)
    g_set_error (error, MDG_ERROR, MDG_ERROR_FAILED, "no %s", kind);

  return !self->is_refused;
}

static void
set_up (Fixture *self,
        gconstpointer data)
{
  self->application = mdg_test_app_new ();
  self->document = g_object_new (TEST_TYPE_DOCUMENT, NULL);
  mdg_document_set_title (self->document, "Sheet");
  mdg_document_paginate (self->document, MDG_PAPER_A4_PORTRAIT);
  self->preview = MDG_PRINT_PREVIEW (mdg_print_preview_new (NULL, self->document, "sheet"));
  mdg_print_preview_set_recorder (self->preview, record, self, NULL);
  gtk_window_set_application (GTK_WINDOW (self->preview), GTK_APPLICATION (self->application));
  gtk_window_present (GTK_WINDOW (self->preview));
  mdg_test_settle ();
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  mdg_test_app_free (self->application);
  g_assert_finalize_object (self->document);
}

static void
test_turns_by_key (Fixture *self,
                   gconstpointer data)
{
  GtkWindow *window = GTK_WINDOW (self->preview);

  g_assert_cmpuint (mdg_print_preview_get_page (self->preview), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "preview.turn", "i", 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "preview.turn", "i", 1);
  g_assert_cmpuint (mdg_print_preview_get_page (self->preview), ==, 2);
  gtk_widget_activate_action (GTK_WIDGET (window), "preview.turn", "i", 1);
  g_assert_cmpuint (mdg_print_preview_get_page (self->preview), ==, 2);
  gtk_widget_activate_action (GTK_WIDGET (window), "preview.turn", "i", -5);
  g_assert_cmpuint (mdg_print_preview_get_page (self->preview), ==, 0);
}

static void
test_zooms (Fixture *self,
            gconstpointer data)
{
  GtkWidget *sheet = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (self->preview), MDG_TYPE_PRINT_PREVIEW, "sheet"));
  int before;
  int after;

  gtk_widget_measure (sheet, GTK_ORIENTATION_HORIZONTAL, -1, &before, NULL, NULL, NULL);
  gtk_widget_activate_action (GTK_WIDGET (self->preview), "preview.zoom", "i", 1);
  gtk_widget_measure (sheet, GTK_ORIENTATION_HORIZONTAL, -1, &after, NULL, NULL, NULL);
  g_assert_cmpint (after, >, before);
}

static void
test_refused_is_not_printed (Fixture *self,
                             gconstpointer data)
{
  guint n_drawn = TEST_DOCUMENT (self->document)->n_drawn;

  self->is_refused = TRUE;
  gtk_widget_activate_action (GTK_WIDGET (self->preview), "preview.print", NULL);
  g_assert_cmpuint (self->n_recorded, ==, 1);
  g_assert_cmpuint (TEST_DOCUMENT (self->document)->n_drawn, ==, n_drawn);
}

#define add(name, function) g_test_add ("/print-preview/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc,
      char *argv[])
{
  mdg_test_app_init (&argc, &argv);

  add ("turns-by-key", test_turns_by_key);
  add ("zooms", test_zooms);
  add ("refused-is-not-printed", test_refused_is_not_printed);

  return g_test_run ();
}
