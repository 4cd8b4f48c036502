//! Starts the page.

mod platform;
mod ui;

fn main() {
    platform::crash::report_panics();
    let Some(place) = gloo::utils::document().get_element_by_id("app") else {
        return;
    };
    yew::Renderer::<ui::App>::with_root(place).render();
}
