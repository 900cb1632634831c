#pragma once

#include "mdg-page.h"
#include "mdg-window.h"

G_BEGIN_DECLS

/* The page after a register was made: who we are, who I am, where the areas are. Only the name is needed, and all of
   it can wait. */
#define MDG_TYPE_FIRST_STEPS_PAGE (mdg_first_steps_page_get_type ())
G_DECLARE_FINAL_TYPE (MdgFirstStepsPage, mdg_first_steps_page, MDG, FIRST_STEPS_PAGE, MdgPage)

MdgFirstStepsPage *mdg_first_steps_page_new (MdgWorkspace *workspace);

/* Adds win.first-steps. */
void mdg_first_steps_install (MdgWindow *window);

G_END_DECLS
