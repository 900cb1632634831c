#pragma once

#include "mdg-page.h"

G_BEGIN_DECLS

/* A page with two panes, an entry in each, that counts what the window asks of it. */
#define MDG_TYPE_TEST_PAGE (mdg_test_page_get_type ())
G_DECLARE_FINAL_TYPE (MdgTestPage, mdg_test_page, MDG, TEST_PAGE, MdgPage)

MdgPage *mdg_test_page_new (const char *title);
GtkWidget *mdg_test_page_get_entry (MdgTestPage *self,
                                    guint pane);
guint mdg_test_page_get_n_entered (MdgTestPage *self);
guint mdg_test_page_get_n_left (MdgTestPage *self);
guint mdg_test_page_get_n_printed (MdgTestPage *self);

G_END_DECLS
