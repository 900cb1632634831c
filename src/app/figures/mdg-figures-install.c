#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-crosstab-page.h"

#include <glib/gi18n-lib.h>

#include "mdg-trends-page.h"

static MdgPage *
make_crosstab_page (MdgWindow *window)
{
  return MDG_PAGE (mdg_crosstab_page_new (mdg_window_get_workspace (window)));
}

static MdgPage *
make_trends_page (MdgWindow *window)
{
  return MDG_PAGE (mdg_trends_page_new (mdg_window_get_workspace (window)));
}

void
mdg_figures_install (MdgWindow *window)
{
  MdgCommandPalette *palette = mdg_window_get_palette (window);

  mdg_window_add_page_later (window, "crosstab", "view-list-symbolic", _ ("Figures"), make_crosstab_page);
  mdg_window_add_sub_page_later (window, "trends", "issues", make_trends_page);
  mdg_command_palette_add_command (palette, _ ("Figures"), _ ("figures cross table statistics"), "win.show-page('crosstab')");
  mdg_command_palette_add_command (palette, _ ("Course of the issues"), _ ("course trend issues chart"), "win.show-page('trends')");
}
