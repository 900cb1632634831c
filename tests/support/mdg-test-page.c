#include "mdg-test-page.h"

struct _MdgTestPage
{
  MdgPage parent_instance;

  GtkWidget *entries[2];
  guint n_entered;
  guint n_left;
  guint n_printed;
};

G_DEFINE_FINAL_TYPE (MdgTestPage, mdg_test_page, MDG_TYPE_PAGE)

static void
mdg_test_page_enter (MdgPage *page)
{
  MDG_TEST_PAGE (page)->n_entered++;
}

static void
mdg_test_page_leave (MdgPage *page)
{
  MDG_TEST_PAGE (page)->n_left++;
}

static void
mdg_test_page_print (MdgPage *page)
{
  MDG_TEST_PAGE (page)->n_printed++;
}

static void
mdg_test_page_class_init (MdgTestPageClass *klass)
{
  MdgPageClass *page_class = MDG_PAGE_CLASS (klass);

  page_class->enter = mdg_test_page_enter;
  page_class->leave = mdg_test_page_leave;
  page_class->print = mdg_test_page_print;
}

static void
mdg_test_page_init (MdgTestPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->entries); i++)
    {
      GtkWidget *pane = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

      self->entries[i] = gtk_entry_new ();
      gtk_box_append (GTK_BOX (pane), self->entries[i]);
      gtk_box_append (GTK_BOX (self), pane);
      mdg_page_add_pane (MDG_PAGE (self), pane);
    }
}

MdgPage *
mdg_test_page_new (const char *title)
{
  return g_object_new (MDG_TYPE_TEST_PAGE, "title", title, NULL);
}

GtkWidget *
mdg_test_page_get_entry (MdgTestPage *self,
                         guint pane)
{
  return self->entries[pane];
}

guint
mdg_test_page_get_n_entered (MdgTestPage *self)
{
  return self->n_entered;
}

guint
mdg_test_page_get_n_left (MdgTestPage *self)
{
  return self->n_left;
}

guint
mdg_test_page_get_n_printed (MdgTestPage *self)
{
  return self->n_printed;
}
