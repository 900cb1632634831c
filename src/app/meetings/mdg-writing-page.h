#pragma once

#include "mdg-change-stack.h"
#include "mdg-page.h"

G_BEGIN_DECLS

/* A page on which everything is saved as it is written, one change after the other; Ctrl+Z takes back. It
   follows the register while it is in front. */
#define MDG_TYPE_WRITING_PAGE (mdg_writing_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (MdgWritingPage, mdg_writing_page, MDG, WRITING_PAGE, MdgPage)

struct _MdgWritingPageClass
{
  MdgPageClass parent_class;

  /* Hands over what was typed last and is not on its way yet. */
  void (*flush) (MdgWritingPage *self);
  /* Shows what the register says; where it is forced, also in the field that is being typed in. */
  void (*reload) (MdgWritingPage *self,
                  gboolean is_forced);
};

/* For the constructor of a page. */
void mdg_writing_page_set_up (MdgWritingPage *self,
                              MdgWorkspace *workspace);
MdgWorkspace *mdg_writing_page_get_workspace (MdgWritingPage *self);
MdgChangeStack *mdg_writing_page_get_changes (MdgWritingPage *self);

G_END_DECLS
